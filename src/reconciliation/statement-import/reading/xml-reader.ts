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
 * The elements at the top of an XML file. The library's tree is the only one: what stands below an
 * element is looked at when it is asked for.
 * @param text XML that was found well-formed
 * @throws Error with the library's sentence when it is nested too deep, or names what may not be named
 */
export function readXml(text: string): readonly Element[] {
  const source = { text, lineEnds: lineEndsOf(text) };
  return elementsOf(PARSER.parse(text) as readonly Node[], source);
}

interface Source {
  readonly text: string;
  readonly lineEnds: readonly number[];
}

interface Place {
  readonly startIndex: number;
  readonly endIndex: number;
}

function elementsOf(nodes: readonly Node[], source: Source): Element[] {
  return nodes
    .map((node) => new XmlElement(node, source))
    .filter(({ name }) => !name.startsWith('#'));
}

class XmlElement implements Element {
  readonly name: string;

  constructor(
    private readonly node: Node,
    private readonly source: Source,
  ) {
    this.name = Object.keys(node).find((key) => key !== ':@') ?? '#text';
  }

  get attributes(): Element['attributes'] {
    return (this.node[':@'] ?? {}) as Element['attributes'];
  }

  /** Of this element alone. What is in CDATA is as it stands. */
  get text(): string {
    let text = '';
    for (const node of this.inside) {
      const said = node['#text'];
      if (typeof said === 'string') text += resolved(said);
      const [verbatim] = (node['#cdata'] ?? []) as readonly Node[];
      if (typeof verbatim?.['#text'] === 'string') text += verbatim['#text'];
    }
    return text.trim();
  }

  get children(): Element[] {
    return elementsOf(this.inside, this.source);
  }

  get lineNumber(): number {
    const { lineEnds } = this.source;
    let [low, high] = [0, lineEnds.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lineEnds[middle] ?? 0) < this.place.startIndex) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }

  get raw(): string {
    return this.source.text.slice(this.place.startIndex, this.place.endIndex);
  }

  private get inside(): readonly Node[] {
    return this.node[this.name] as readonly Node[];
  }

  private get place(): Place {
    return this.node[PLACE] as Place;
  }
}

function lineEndsOf(text: string): readonly number[] {
  const ends: number[] = [];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) ends.push(end);
  return ends;
}
