/** Weighs one call against the policies of a role, as IAM does: an explicit Deny wins, and nothing is allowed by itself. */
import type { RequiredRight } from '../engine/contract.ts';
import { type CallFacts, conditionHolds } from './conditions.ts';
import type { Statement } from './policies.ts';
import { matchesWildcard } from './wildcard.ts';

/** Names of actions ignore case, resources do not. */
function applies(statement: Statement, { action, resource }: RequiredRight, facts: CallFacts): boolean {
  const names = (patterns: readonly string[]) => patterns.some((pattern) => matchesWildcard(pattern, action, 'is'));
  const covers = (patterns: readonly string[]) => patterns.some((pattern) => matchesWildcard(pattern, resource));
  const actionFits = statement.notActions.length > 0 ? !names(statement.notActions) : names(statement.actions);
  if (!actionFits) return false;
  const resourceFits =
    statement.notResources.length > 0 ? !covers(statement.notResources) : covers(statement.resources);
  return resourceFits && conditionHolds(statement.condition, facts);
}

export function isAllowed(statements: readonly Statement[], right: RequiredRight, facts: CallFacts): boolean {
  const applying = statements.filter((statement) => applies(statement, right, facts));
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
