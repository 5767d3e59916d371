#include <stdio.h>
int main() { return 0; }
// tries: be something else altogether
// expects: load syntax
