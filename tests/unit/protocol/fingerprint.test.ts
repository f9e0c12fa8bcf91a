// Everything that crosses the wire, by its fingerprint. A message that changes in passing is found here.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { recordSchemas } from '../../../src/domain/record-schemas.ts';
import { changeRules } from '../../../src/domain/changes/registry.ts';
import { CarriedBatch, CarryKey, CarryKeyRequest, CarryRequest } from '../../../src/protocol/carry.ts';
import { Checkpoint, Seen } from '../../../src/protocol/checkpoint.ts';
import { Packed } from '../../../src/protocol/columns.ts';
import { Fault, FaultCode } from '../../../src/protocol/fault.ts';
import {
  DeviceKeyRequest,
  DeviceVouch,
  PaperProof,
  PaperProofs,
  PaperQuery,
} from '../../../src/protocol/paper-proof.ts';
import { FetchQuery, FileOffer, FileQuery, FileState, PieceQuery } from '../../../src/protocol/files.ts';
import {
  NewActive,
  NewGrants,
  NewPerson,
  NewPersonAnswer,
  PeopleList,
  Person,
} from '../../../src/protocol/people.ts';
import { PasswordChange } from '../../../src/protocol/password.ts';
import { PingResponse } from '../../../src/protocol/ping.ts';
import { PullQuery, PullResponse } from '../../../src/protocol/pull.ts';
import { ChangeRow, PushRequest, PushResponse, WireProblem } from '../../../src/protocol/push.ts';
import { Receipt } from '../../../src/protocol/receipt.ts';
import { BlocOffer, Session, SetUpRequest, SignInRequest, Welcome } from '../../../src/protocol/session.ts';
import { Rotation, ServerKeys } from '../../../src/protocol/signature.ts';
import { PROTOCOL } from '../../../src/protocol/version.ts';
import { Handover, WholeBloc } from '../../../src/protocol/whole-bloc.ts';

const messages: Readonly<Record<string, z.ZodType>> = {
  CarriedBatch,
  CarryKey,
  CarryKeyRequest,
  CarryRequest,
  Checkpoint,
  DeviceKeyRequest,
  DeviceVouch,
  Packed,
  PaperProof,
  PaperProofs,
  PaperQuery,
  PasswordChange,
  Receipt,
  Rotation,
  Seen,
  ServerKeys,
  Fault,
  FaultCode,
  FetchQuery,
  FileOffer,
  FileQuery,
  FileState,
  PieceQuery,
  NewActive,
  NewGrants,
  NewPerson,
  NewPersonAnswer,
  PeopleList,
  Person,
  PingResponse,
  PullQuery,
  PullResponse,
  ChangeRow,
  PushRequest,
  PushResponse,
  WireProblem,
  BlocOffer,
  Session,
  SetUpRequest,
  SignInRequest,
  Welcome,
  Handover,
  WholeBloc,
  ...Object.fromEntries(Object.entries(recordSchemas).map(([kind, schema]) => [`record ${kind}`, schema])),
  ...Object.fromEntries(
    Object.values(changeRules).map(({ name, args }) => [`change ${name}`, args as z.ZodType]),
  ),
};

const shapeOf = (schema: z.ZodType) =>
  (['input', 'output'] as const).map((io) =>
    z.toJSONSchema(schema, { io, unrepresentable: 'any', cycles: 'ref' }),
  );

const now = {
  protocol: PROTOCOL,
  messages: Object.fromEntries(
    Object.entries(messages)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, schema]) => [
        name,
        createHash('sha256')
          .update(JSON.stringify(shapeOf(schema)))
          .digest('hex')
          .slice(0, 16),
      ]),
  ),
};

const HELP = `
A message, a record or a change has another shape than when this number of the protocol was given.
1. Could a side that was released still read what the new one sends, and the other way round? Then nothing but
   the fingerprint follows. If not: raise PROTOCOL in src/protocol/version.ts, and teach the newer side to read
   the older form.
2. Then put this in tests/unit/protocol/fingerprint.json:
`;

test('[PK8] no message changes its shape in passing', () => {
  const kept = JSON.parse(readFileSync(new URL('./fingerprint.json', import.meta.url), 'utf8')) as typeof now;
  expect(now, `${HELP}${JSON.stringify(now, null, 2)}\n`).toEqual(kept);
});
