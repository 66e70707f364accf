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
