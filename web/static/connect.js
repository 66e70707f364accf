// Where the server is and what it allows, known beforehand: Streamlit opens its socket at once,
// instead of asking first below the path of the page (nobody is there), then at the root.
"use strict";

window.__streamlit = {
  BACKEND_BASE_URL: `${location.origin}/`,
  HOST_CONFIG: {
    allowedOrigins: [location.origin],
    useExternalAuthToken: false,
    enableCustomParentMessages: false,
  },
};

// A socket that the server closes, or does not open, may mean that the session has ended: then the
// reader is led to where one signs in, is told why, and comes back here.
const ALIVE = "/_stcore/health";

async function askForSession() {
  const answer = await fetch(ALIVE, { cache: "no-store" }).catch(() => undefined);
  if (answer?.status !== 401 || window.isLeaving) return;
  const here = encodeURIComponent(location.pathname + location.search);
  location.replace(`/dang-nhap?tiep=${here}&het=1`);
}

window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    this.addEventListener("close", askForSession);
  }
};
