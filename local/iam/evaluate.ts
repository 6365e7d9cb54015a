/** Weighs one call against the policies of a role, as IAM does: an explicit Deny wins, and nothing is allowed by itself. */
import type { RequiredRight } from '../engine/contract.ts';
import { type CallFacts, conditionHolds } from './conditions.ts';
import type { Statement } from './policies.ts';
import { matchesWildcard } from './wildcard.ts';

/** Names of actions ignore case, resources do not. */
function names(statement: Statement, { action, resource }: RequiredRight): boolean {
  const actionIn = (patterns: readonly string[]) => patterns.some((pattern) => matchesWildcard(pattern, action, 'is'));
  const covers = (patterns: readonly string[]) => patterns.some((pattern) => matchesWildcard(pattern, resource));
  const actionFits = statement.notActions.length > 0 ? !actionIn(statement.notActions) : actionIn(statement.actions);
  if (!actionFits) return false;
  return statement.notResources.length > 0 ? !covers(statement.notResources) : covers(statement.resources);
}

/** The statements that speak of a right are the same at every call, whatever their conditions then say. */
const naming = new WeakMap<readonly Statement[], Map<string, readonly Statement[]>>();
/** Objects in a bucket are named one by one. */
const MOST_KEPT = 1000;

function statementsNaming(statements: readonly Statement[], right: RequiredRight): readonly Statement[] {
  let known = naming.get(statements);
  if (known === undefined || known.size >= MOST_KEPT) {
    known = new Map();
    naming.set(statements, known);
  }
  const key = `${right.action} ${right.resource}`;
  const found = known.get(key) ?? statements.filter((statement) => names(statement, right));
  known.set(key, found);
  return found;
}

export function isAllowed(statements: readonly Statement[], right: RequiredRight, facts: CallFacts): boolean {
  const applying = statementsNaming(statements, right).filter(({ condition }) => conditionHolds(condition, facts));
  return applying.some(({ effect }) => effect === 'Allow') && !applying.some(({ effect }) => effect === 'Deny');
}

/** The first right that the role does not have; undefined when it has them all. */
export function missingRight(
  statements: readonly Statement[],
  rights: readonly RequiredRight[],
  facts: CallFacts,
): RequiredRight | undefined {
  return rights.find((right) => !isAllowed(statements, right, facts));
}
