#!/usr/bin/env node
export const f = (x: number) => [x, 2 * x];
// tries: begin with a line for the shell
// expects: honest
