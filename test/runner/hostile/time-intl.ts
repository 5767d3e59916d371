// tries: read the clock through the formatter of dates
// expects: threw ReferenceError
declare const Intl: any;
export const f = () => new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'full' }).format();
