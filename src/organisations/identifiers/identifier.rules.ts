/**
 * The registers a voluntary body has a number with, by the code of their org-id list, and how each
 * writes its numbers. Source: the lists of org-id.guide (`GB-CHC-1092567` is 1092567 on GB-CHC).
 */
export const REGISTERS = {
  CHC: { name: 'Charity Commission for England and Wales', like: '6 or 7 digits, like 1092567' },
  SC: { name: 'Scottish Charity Register', like: 'SC and 6 digits, like SC042386' },
  NIC: {
    name: 'Charity Commission for Northern Ireland',
    like: 'NIC and 6 digits, like NIC100019',
  },
  COH: { name: 'Companies House', like: '8 characters, like 01234567 or CE001234' },
  MPR: {
    name: 'Mutuals Public Register',
    like: 'digits and perhaps a letter, like 19059R or 7654',
  },
  EDU: { name: 'register of schools', like: 'a URN of 6 digits, like 125554' },
  UKPRN: { name: 'UK Register of Learning Providers', like: 'a UKPRN of 8 digits, like 10000346' },
  CASC: {
    name: 'published list of community amateur sports clubs',
    like: 'its 8 letters and digits there, like df679063',
  },
} as const;

export type Register = keyof typeof REGISTERS;

/** What was typed, as an org-id, or why it can't be one. */
export type ReadIdentifier = { readonly orgId: string } | { readonly problem: string };

/** An org-id taken apart: the register and the number on it. */
export interface IdentifierParts {
  readonly register: Register;
  readonly number: string;
}

/** The letters that a company number may begin with (Companies House, uniform resource identifiers guide). */
const COMPANY_PREFIXES = new Set(
  'AC CE CS FC FE GE GN GS IC IP LP NA NC NF NI NL NO NP NR NV NZ OC OE PC RC RS SA SC SE SF SG SI SL SO SP SR SZ ZC R0'.split(
    ' ',
  ),
);

const NUMBER_ON: Readonly<Record<Register, (bare: string) => string | undefined>> = {
  CHC: (bare) => /^0*([1-9]\d{5,6})$/.exec(bare)?.[1],
  // The letter O for the first zero is the commonest slip; the digits alone are the next.
  SC: (bare) => padded('SC', /^(?:SC[O0]?)?(\d{3,6})$/.exec(bare)?.[1], 6),
  NIC: (bare) => /^(?:NIC?)?(1\d{5})$/.exec(bare)?.[1],
  COH: companyNumberOf,
  MPR: societyNumberOf,
  EDU: (bare) => /^[1-9]\d{5}$/.exec(bare)?.[0],
  UKPRN: (bare) => /^1\d{7}$/.exec(bare)?.[0],
  CASC: (bare) => /^[0-9A-F]{8}$/.exec(bare)?.[0].toLowerCase(),
};

/**
 * Reads a number as people write it (`CN 1169247`, `1156382.0` out of a spreadsheet, `no. 109 2567`,
 * with the leading zeros lost, or as an org-id already). With several registers the first that knows
 * such numbers is taken.
 * @param registers those that bodies of this kind are on.
 */
export function readIdentifier(
  registers: readonly [Register, ...Register[]],
  typed: string,
): ReadIdentifier {
  const { list, bare } = cleaned(typed);
  const like = registers.map((register) => REGISTERS[register].like).join('; or ');
  if (list !== undefined && !registers.some((register) => register === list)) {
    return { problem: `GB-${list} is another register: the number must be ${like}` };
  }
  for (const register of list === undefined ? registers : registers.filter((one) => one === list)) {
    const number = NUMBER_ON[register](bare);
    if (number !== undefined) return { orgId: `GB-${register}-${number}` };
  }
  const elsewhere = ownerOfLetters(bare);
  if (elsewhere !== undefined && !registers.includes(elsewhere)) {
    return { problem: `${bare} is a number of the ${REGISTERS[elsewhere].name}: choose that kind` };
  }
  if (/^\d{6,7}-\d+$/.test(bare)) {
    return {
      problem: 'Enter the number of the charity itself, without the dash and what follows it',
    };
  }
  return { problem: `The number must be ${like}` };
}

/** A published org-id with its number cleaned, as far as its register is one of ours; else undefined. */
export function orgIdOf(published: string): string | undefined {
  const { list } = cleaned(published);
  const register = (Object.keys(REGISTERS) as Register[]).find((one) => one === list);
  if (register === undefined) return undefined;
  const read = readIdentifier([register], published);
  return 'orgId' in read ? read.orgId : undefined;
}

/** `GB-CHC-1092567` → CHC and 1092567. */
export function partsOf(orgId: string): IdentifierParts {
  const [, register = '', ...number] = orgId.split('-');
  return { register: register as Register, number: number.join('-') };
}

/** Words before a number, which say no more than that one follows. */
const WORDS =
  /^(?:(?:REGISTERED|REGISTRATION|REG|CHARITY|COMPANY|SOCIETY|SCHOOL|CLUB|NUMBER|NUM|NO|REF)(?=[\s.:#]|$)|(?:CRN|URN|UKPRN|CN|CC|NUMBER)(?=[\s.:#\d])|[\s.:#])+/;

function cleaned(typed: string): { readonly list: string | undefined; readonly bare: string } {
  const text = typed
    .normalize('NFKC') // full-width digits, no-break spaces
    .replaceAll(/[\u00AD\u200B-\u200D\uFEFF]/g, '')
    .replaceAll(/[\u2010-\u2015]/g, '-')
    .toUpperCase()
    .trim();
  const [, list, rest = text] = /^GB\s*-\s*([A-Z]+)\s*-\s*(.*)$/.exec(text) ?? [];
  const bare = rest
    .replace(WORDS, '')
    .replace(/\.0*$/, '')
    .replaceAll(/[\s,.]/g, '');
  return { list, bare };
}

function companyNumberOf(bare: string): string | undefined {
  if (/^\d{5,8}$/.test(bare) && Number(bare) > 0) return bare.padStart(8, '0');
  const [, letters = '', digits = '', last = ''] =
    /^([A-Z]{2}|R0)(\d{1,6})([A-Z]?)$/.exec(bare) ?? [];
  if (!COMPANY_PREFIXES.has(letters)) return undefined;
  if (last === '') return letters + digits.padStart(6, '0');
  return digits.length <= 5 ? letters + digits.padStart(5, '0') + last : undefined;
}

/**
 * The register writes 19059R where Companies House writes IP19059R, and 7654 for RS007654; of those
 * from before there were letters after them, IP031455 is the register's own.
 */
function societyNumberOf(bare: string): string | undefined {
  const [, letters = '', digits = '', last = ''] =
    /^(IP|SP|RS|NP|NO)?0*([1-9]\d{0,5})([A-Z]?)$/.exec(bare) ?? [];
  if (digits === '') return undefined;
  if (last !== '') return digits + last;
  return letters === '' || letters === 'RS' ? digits : letters + digits.padStart(6, '0');
}

/** A number whose letters say which charity register it is on. */
function ownerOfLetters(bare: string): Register | undefined {
  if (/^SC[O0]?\d{3,6}$/.test(bare)) return 'SC';
  return /^NIC\d+$/.test(bare) ? 'NIC' : undefined;
}

function padded(prefix: string, digits: string | undefined, length: number): string | undefined {
  return digits === undefined ? undefined : prefix + digits.padStart(length, '0');
}
