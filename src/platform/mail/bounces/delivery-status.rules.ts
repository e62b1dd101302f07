/** That a message did not arrive somewhere, as a mail server reports it. */
export interface NotArrived {
  /** The address as it was first sent to, lower case. */
  readonly recipient: string;
  /** For good; false: the other side gave up trying, and may take mail another day. */
  readonly isHard: boolean;
  readonly reason: string;
}

/**
 * Reads the part `message/delivery-status` of a report (RFC 3464): what failed, and why. What is only
 * delayed, or was delivered or passed on, is left out.
 */
export function notArrivedIn(status: string): readonly NotArrived[] {
  const [, ...recipients] = fieldGroupsOf(status);
  return recipients.flatMap((fields): readonly NotArrived[] => {
    if (fields.get('action')?.toLowerCase() !== 'failed') return [];
    const recipient =
      addressIn(fields.get('original-recipient')) ?? addressIn(fields.get('final-recipient'));
    if (recipient === undefined) return [];
    const said = afterType(fields.get('diagnostic-code') ?? '');
    const code = fields.get('status') ?? /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(said)?.[0] ?? said;
    return [
      {
        recipient,
        isHard: !code.trimStart().startsWith('4'),
        reason: said === '' ? `Status ${code}` : said,
      },
    ];
  });
}

/** The id of one of our messages in a `Message-ID` header, in the headers that came back with the report. */
export function ownIdIn(headers: string): string | undefined {
  const [, id] =
    /^message-id:\s*<([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})@/im.exec(unfolded(headers)) ??
    [];
  return id;
}

/** Groups of fields, apart by empty lines: of the message first, then of each recipient. */
function fieldGroupsOf(status: string): readonly ReadonlyMap<string, string>[] {
  return unfolded(status)
    .trim()
    .split(/\n\s*\n/)
    .map((group) => {
      const fields = group.split('\n').flatMap((line): readonly [string, string][] => {
        const [, name, value] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
        return name === undefined || value === undefined
          ? []
          : [[name.toLowerCase(), value.trim()]];
      });
      return new Map(fields);
    });
}

function unfolded(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(/\n[ \t]+(?=\S)/g, ' ');
}

/** `rfc822; Anne@Example.org` → `anne@example.org` */
function addressIn(field: string | undefined): string | undefined {
  const address = afterType(field ?? '')
    .replaceAll(/[<>]/g, '')
    .toLowerCase();
  return address.includes('@') ? address : undefined;
}

function afterType(field: string): string {
  return field.replace(/^[\w-]+\s*;\s*/, '').trim();
}
