/** Entry of the disposable process. */
import { lockThen } from './lockdown.ts';
import { serve } from './serving.ts';

lockThen(serve);
