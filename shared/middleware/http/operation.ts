/**
 * What an operation of the API takes, who may do it, and what it answers: the one description from which the edge checks
 * input and rights, and from which the published document is made.
 */
import type * as z from 'zod';
import type { Gebruiker, Rol } from '../../domain/organisatie/types.ts';
import type { BetrokkeneSoort, Handeling } from '../../domain/verantwoording/types.ts';
import type { Verwerking } from './verwerking.ts';

export type RouteKey = `${'GET' | 'POST' | 'PUT'} /v1/${string}`;

export interface Response {
  readonly omschrijving: string;
  readonly schema?: z.ZodType;
  /** Other forms than JSON, by media type. */
  readonly vormen?: readonly string[];
  readonly link?: true;
  /** Headers of its own, with what they say. */
  readonly koppen?: Readonly<Record<string, string>>;
  /** Who has the answer already gets 304 without content. */
  readonly ongewijzigd?: true;
}

export interface Operation {
  /** Unique; lowerCamelCase. */
  readonly id: string;
  readonly groep: string;
  readonly samenvatting: string;
  readonly toelichting?: string;
  /** Any of these roles will do; `open` needs no token. */
  readonly rollen: readonly Rol[] | 'open';
  /** Whose data it touches and how: who does so is written down. Absent: it touches nobody's. */
  readonly verwerking?: Verwerking;
  readonly pad?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body is text of at most so many bytes, and no JSON; `body` checks that text. Media types: plain text, or these. */
  readonly tekst?: { readonly maxBytes: number; readonly soorten?: readonly string[] };
  /** How the body is described, where its schema cannot say so itself. */
  readonly bodyVorm?: z.ZodType;
  /** Success by status. Errors follow from the rest. */
  readonly antwoord: { readonly status: 200 | 201 | 202 } & Response;
}

export type Contract = Readonly<Record<RouteKey, Operation>>;

type Value<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a handler gets: everything checked. */
export interface Input<O extends Operation> {
  readonly pad: Value<O['pad']>;
  readonly query: Value<O['query']>;
  readonly body: Value<O['body']>;
  /** Nobody (empty id, no roles) for an open operation. */
  readonly gebruiker: Gebruiker;
  /** `Idempotency-Key` of the client: the same key is the same command. */
  readonly sleutel?: string;
  /** `If-None-Match` of the client, as it was sent. */
  readonly ifNoneMatch?: string;
  /** Lower case; `*\/*` when the client does not say. */
  readonly accept: string;
}

export interface Answer {
  readonly body?: unknown;
  /** A text of another media type than JSON, instead of `body`. */
  readonly tekst?: { readonly type: string; readonly inhoud: string };
  /** Bytes as they are, instead of `body`. */
  readonly bytes?: { readonly type: string; readonly inhoud: Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
  /** Only where it differs from the status of the contract. */
  readonly status?: number;
  /** Whom it touched and who did it, where neither the path, the token nor `body` tells. Never part of the answer. */
  readonly verantwoord?: {
    readonly medewerker?: string;
    readonly handeling?: Handeling;
    readonly object?: string;
    readonly betrokkenen?: readonly string[];
    readonly betrokkene?: BetrokkeneSoort;
  };
}

export type Handlers<C extends Partial<Contract>> = {
  readonly [K in keyof C]: C[K] extends Operation ? (input: Input<C[K]>) => Promise<Answer> : never;
};
