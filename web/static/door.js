// A link may lead to a place on a page ("/hop/4#units"): the server never sees it, so it goes along
// with the form, and the browser takes it on to the page that was asked for.
"use strict";

for (const form of document.forms) {
  if (location.hash) form.action = form.action.split("#")[0] + location.hash;
}
