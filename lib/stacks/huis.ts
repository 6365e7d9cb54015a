import type { StackProps } from 'aws-cdk-lib/core';
import type { LambdaCode } from '../bundling/lambda-code.ts';

/** What every stack is told: where it goes, how names begin, and where functions get their code. */
export interface HuisProps extends StackProps {
  /** Physical names begin with it; one per organisatie and environment in an account. */
  readonly prefix: string;
  readonly code: LambdaCode;
}
