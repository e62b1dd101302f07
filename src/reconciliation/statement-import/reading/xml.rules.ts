import { XMLParser } from 'fast-xml-parser';
import { resolved, type Element } from './markup.rules.js';

/** A node as the library has it: its one key is its name, or says that it is text. */
type Node = Readonly<Record<string, unknown>>;

const PARSER = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  allowBooleanAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: '#cdata',
  trimValues: false,
  // Sums stay the text that they are, and nothing that a DOCTYPE declares is expanded.
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
});
const PLACE = XMLParser.getMetaDataSymbol() as unknown as string;

/**
 * The elements at the top of an XML file.
 * @param text XML that was found well-formed
 * @throws Error with the library's sentence when it is nested too deep, or names what may not be named
 */
export function readXml(text: string): readonly Element[] {
  const lines = new LineCount(text);
  const elementsOf = (nodes: readonly Node[]): Element[] => {
    const elements: Element[] = [];
    for (const node of nodes) {
      const name = nameOf(node);
      if (name.startsWith('#')) continue;
      const { startIndex = 0, endIndex = 0 } = (node[PLACE] ?? {}) as Partial<Place>;
      const inside = node[name] as readonly Node[];
      elements.push({
        name,
        attributes: (node[':@'] ?? {}) as Element['attributes'],
        text: textOf(inside),
        lineNumber: lines.at(startIndex),
        raw: text.slice(startIndex, endIndex),
        children: elementsOf(inside),
      });
    }
    return elements;
  };
  return elementsOf(PARSER.parse(text) as readonly Node[]);
}

interface Place {
  readonly startIndex: number;
  readonly endIndex: number;
}

function nameOf(node: Node): string {
  return Object.keys(node).find((key) => key !== ':@') ?? '#text';
}

/** Of this element alone. What is in CDATA is as it stands. */
function textOf(nodes: readonly Node[]): string {
  let text = '';
  for (const node of nodes) {
    const said = node['#text'];
    if (typeof said === 'string') text += resolved(said);
    const [verbatim] = (node['#cdata'] ?? []) as readonly Node[];
    if (typeof verbatim?.['#text'] === 'string') text += verbatim['#text'];
  }
  return text.trim();
}

/** Counts lines on the way: elements are asked for in the file's order. */
class LineCount {
  private line = 1;
  private counted = 0;

  constructor(private readonly text: string) {}

  at(index: number): number {
    for (
      let end = this.text.indexOf('\n', this.counted);
      end !== -1 && end < index;
      end = this.text.indexOf('\n', end + 1)
    ) {
      this.line += 1;
      this.counted = end + 1;
    }
    return this.line;
  }
}
