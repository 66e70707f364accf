// Words that Streamlit draws itself, said in Vietnamese; text of pages and workbooks is left alone.
"use strict";

const WORDS = {
  // Frame
  "App pages": "Các trang",
  "Collapse sidebar": "Đóng danh sách trang",
  "Expand sidebar": "Mở danh sách trang",
  "Header Logo": "Chỉ thị 07/CT-BCT",
  "Logo": "Chỉ thị 07/CT-BCT",
  "Main menu": "Trình đơn",
  "Navigate to home page": "Về trang Tổng quan",
  "Notifications": "Thông báo",
  "Page not found": "Không có trang này",
  "Sidebar": "Các trang",
  "Sidebar Logo": "Chỉ thị 07/CT-BCT",
  "Skip to main content": "Đến nội dung chính",
  "The page that you have requested does not seem to exist. Running the app's main page.":
    "Địa chỉ bạn mở không có trong bảng điều hành, hoặc vai trò của bạn không dùng trang đó. Đang mở trang Tổng quan.",
  // State of the connection and of the run
  "Connecting": "Đang kết nối",
  "Connecting...": "Đang kết nối…",
  "Connection error": "Mất kết nối",
  "Connection timed out.": "Quá lâu không kết nối được.",
  "Connection lost. Please wait for the app to reconnect, then try again.":
    "Mất kết nối. Chờ kết nối lại rồi thử lần nữa.",
  "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
    "Máy chủ không trả lời. Hãy báo người quản trị.",
  "Streamlit server is not responding. Are you connected to the internet?":
    "Máy chủ không trả lời. Kiểm tra mạng của máy; mạng vẫn tốt thì chờ ít phút, hoặc báo người quản trị.",
  "Network error": "Lỗi mạng",
  "Please wait...": "Chờ một chút…",
  "Reconnected to server.": "Đã kết nối lại.",
  "Rerun": "Tính lại",
  "Retry": "Thử lại",
  "Running...": "Đang tính…",
  "Stop": "Dừng",
  "Stopping...": "Đang dừng…",
  "Try again": "Thử lại",
  "Unknown error": "Lỗi chưa rõ",
  // Every part
  "(index)": "(số thứ tự)",
  "Cancel": "Hủy",
  "Close": "Đóng",
  "Close fullscreen": "Thoát toàn màn hình",
  "Copied": "Đã chép",
  "Copied!": "Đã chép",
  "Copy to clipboard": "Chép",
  "Dismiss": "Đóng",
  "Expander": "Mục mở rộng",
  "Fullscreen": "Toàn màn hình",
  "Help": "Giải thích",
  "Link to heading": "Liên kết đến mục này",
  "Loading": "Đang tải",
  "Loading...": "Đang tải…",
  "Open": "Mở",
  "Toolbar action": "Thao tác",
  "View less": "Thu gọn",
  // Choosing and typing
  "Choose an option": "Chọn một mục",
  "Choose options": "Chọn các mục",
  "Choose date": "Chọn ngày",
  "Choose date range": "Chọn khoảng ngày",
  "Clear all": "Bỏ hết",
  "Clear date": "Bỏ ngày",
  "Clear dates": "Bỏ các ngày",
  "Clear entry": "Xóa chữ đã gõ",
  "Clear selection": "Bỏ chọn",
  "Clear value": "Bỏ chọn",
  "Date range": "Khoảng ngày",
  "Decrement": "Giảm",
  "Hide password": "Ẩn mật khẩu",
  "Increment": "Tăng",
  "Invalid input.": "Chưa đúng.",
  "Multiselect": "Chọn nhiều mục",
  "Multiselect options": "Các mục để chọn",
  "No options": "Không có mục nào",
  "No results": "Không có kết quả",
  "Number is above the allowed range.": "Số lớn hơn mức cho phép.",
  "Number is below the allowed range.": "Số nhỏ hơn mức cho phép.",
  "Quick select a date range": "Chọn nhanh khoảng ngày",
  "Press Enter to apply": "Nhấn Enter để áp dụng",
  "Press Enter to submit form": "Nhấn Enter để gửi",
  "Press ⌘+Enter to apply": "Nhấn ⌘+Enter để áp dụng",
  "Press Ctrl+Enter to apply": "Nhấn Ctrl+Enter để áp dụng",
  "Select all": "Chọn tất cả",
  "Select...": "Chọn…",
  "Selectbox": "Hộp chọn",
  "Selectbox options": "Các mục để chọn",
  "Show password": "Hiện mật khẩu",
  "Show suggestions": "Mở các mục",
  "Suggestions": "Các mục để chọn",
  "This field is required.": "Cần điền ô này.",
  "Type to search": "Gõ để tìm",
  // Files
  "Add files": "Thêm tệp",
  "add icon": "Thêm tệp",
  "Drag and drop a file here": "Kéo tệp vào đây",
  "Drag and drop file here": "Kéo tệp vào đây",
  "Drag and drop files here": "Kéo các tệp vào đây",
  "Browse files": "Chọn tệp",
  "Upload": "Chọn tệp",
  "file upload": "chọn tệp",
  "File upload": "Chọn tệp",
  "Upload": "Chọn tệp",
  "file upload": "chọn tệp",
  "File upload": "Chọn tệp",
  "Upload directories": "Chọn thư mục",
  "Upload failed": "Không tải lên được. Hãy chọn lại tệp.",
  "Click to retry upload": "Bấm để tải lên lại",
  "Error:": "Lỗi: ",
  "File size is too small.": "Tệp rỗng. Hãy chọn tệp khác.",
  "Only one file is allowed.": "Chỉ chọn một tệp.",
  "Unexpected error. Please try again.": "Chưa tải lên được. Hãy thử lại.",
  // Tables
  "Autosize": "Vừa với nội dung",
  "Automatic": "Tự động",
  "Average": "Trung bình",
  "Average length": "Độ dài trung bình",
  "Based on sample": "Tính trên một phần số liệu",
  "Close Search": "Đóng ô tìm",
  "Copy column name": "Chép tên cột",
  "Count": "Số dòng",
  "Dataframe column menu": "Trình đơn của cột",
  "Distinct": "Số giá trị khác nhau",
  "Download as CSV": "Tải về dạng CSV",
  "Empty": "Trống",
  "Format": "Cách viết",
  "Hide column": "Ẩn cột",
  "Maximum": "Lớn nhất",
  "Maximum length": "Dài nhất",
  "Median": "Trung vị",
  "Minimum": "Nhỏ nhất",
  "Minimum length": "Ngắn nhất",
  "Next Result": "Kết quả sau",
  "Next page": "Trang sau",
  "No data": "Không có số liệu",
  "None": "Không có",
  "Pagination": "Các trang của bảng",
  "Pin column": "Ghim cột",
  "Previous Result": "Kết quả trước",
  "Previous page": "Trang trước",
  "Range": "Khoảng",
  "Scrollable table": "Bảng cuộn được",
  "Search": "Tìm",
  "Show/hide columns": "Ẩn, hiện cột",
  "Sort ascending": "Xếp tăng dần",
  "Sort descending": "Xếp giảm dần",
  "Standard deviation": "Độ lệch chuẩn",
  "Statistics": "Thống kê",
  "Sum": "Tổng",
  "Top values": "Giá trị gặp nhiều",
  "Unpin column": "Bỏ ghim cột",
  "Values": "Có giá trị",
  "empty": "trống",
  // Charts
  "Copy Vega-Lite spec": "Chép mô tả biểu đồ",
  "Download as PNG": "Tải ảnh PNG",
  "Show chart": "Xem biểu đồ",
  "visualization": "biểu đồ",
  "Show data": "Xem bảng số liệu",
};

const withComma = (size) => size.replace(".0", "").replace(".", ",").replace(/(?=[KMG]?B$)/, " ");

// Words with a number in them.
const SHAPES = [
  [/^Press Enter to (?:submit form|apply) • (.*)$/, "Nhấn Enter để xong • $1"],
  [/^Press (⌘|Ctrl)\+Enter to apply • (.*)$/, "Nhấn $1+Enter để xong • $2"],
  [/^(\d+) results?$/, "$1 kết quả"],
  [/^(\d+) of (\d+)$/, "$1 trong $2"],
  [/^(\d+) more$/, "$1 trang nữa"],
  [/^Go to page (\d+)$/, "Đến trang $1"],
  [/^Page (\d+)$/, "Trang $1"],
  [/^(\d+) (?:of (\d+) )?options? available\.?$/, "$1 mục để chọn"],
  [/^File must be ([\d.]+[KMG]?B) or smaller\..*$/, (_, most) =>
    `Tệp quá lớn: tối đa ${withComma(most)}. Bỏ bớt ảnh, trang không cần rồi chọn lại.`],
  [/^.*files are not allowed\..*$/,
    "Loại tệp này không nhận. Hãy chọn tệp Excel hoặc ODS."],
  [/^(.*, )?(\d+\.\d+[KMG]?B)$/, (_, name, size) => `${name ?? ""}${withComma(size)}`],
  [/^Remove (.+)$/, "Bỏ $1"],
  [/^Cancel upload of (.+)$/, "Dừng tải lên $1"],
  [/^Connection failed with status (\d+)\.?$/,
    "Máy chủ không trả lời (mã $1). Trang tự nối lại khi máy chủ chạy; quá vài phút thì báo người quản trị."],
  [/^Cannot connect to Streamlit \(HTTP status: (\d+)\).*$/,
    "Máy chủ từ chối kết nối (mã $1). Hãy tải lại trang; nếu vẫn vậy, báo người quản trị."],
  [/^([\d.]+ ?[KMG]B) per file(?: • (.*))?$/, "tối đa $1 một tệp $2"],
];

// Buttons that Streamlit gives no name at all.
const NAMES = {
  stExpandSidebarButton: "Mở danh sách trang",
  stSidebarCollapseButton: "Đóng danh sách trang",
};

const ATTRIBUTES = ["aria-label", "aria-roledescription", "title", "placeholder", "alt"];
const THEIRS = "[data-testid=stTooltipContent], [data-testid=stFileUploaderDropzone] button";
const OURS = "[data-testid=stMarkdownContainer], [data-testid=stHtml], [data-testid=stTable]";

// Sentences of Streamlit about itself, which it draws as if they were text of a page.
const SAYS_ITSELF = /\bStreamlit\b/;

function say(words) {
  const trimmed = words.trim().replace(/\s+/g, " ");
  if (!trimmed) return undefined;
  if (Object.hasOwn(WORDS, trimmed)) return WORDS[trimmed];
  const shape = SHAPES.find(([pattern]) => pattern.test(trimmed));
  return shape && trimmed.replace(shape[0], shape[1]).trim();
}

// A button of a table or chart is called after it: "Search: Dự án của Bộ".
function sayName(words) {
  const [button, ...rest] = words.split(": ");
  const theirs = rest.length && say(button);
  return theirs ? [theirs, ...rest].join(": ") : say(words);
}

function translateText(node) {
  const theirs = say(node.data);
  if (!theirs || theirs === node.data) return;
  if (SAYS_ITSELF.test(node.data) || !isOurs(node.parentElement)) node.data = theirs;
}

// Names of buttons come up as the same Markdown as the texts of pages.
function isOurs(place) {
  return Boolean(place?.closest(OURS)) && !place.closest(THEIRS);
}

function translateAttributes(element) {
  for (const name of ATTRIBUTES) {
    const theirs = sayName(element.getAttribute(name) ?? "");
    if (theirs && theirs !== element.getAttribute(name)) element.setAttribute(name, theirs);
  }
  if (element.matches(MARKS)) element.setAttribute("aria-hidden", "true");
  // A place that can be reached and has a name is not mere decoration.
  if (element.matches("[data-testid=stFileUploaderDropzone]")) element.setAttribute("role", "group");
  const name = NAMES[element.dataset?.testid];
  const button = name && (element.matches("button") ? element : element.querySelector("button"));
  if (button && !button.hasAttribute("aria-label")) button.setAttribute("aria-label", name);
}

// Vega describes every mark in English; the name of the chart and its table say it better. A chart
// has thousands of parts, so that nothing within it is looked at but the kinds Vega gives to some.
const MARKS = "svg.marks";
const KIND = "aria-roledescription";
const isInChart = (node) => Boolean((node.closest ? node : node.parentElement)?.closest(MARKS));

function forgetKind({ target, attributeName }) {
  if (attributeName === KIND) target.removeAttribute(KIND);
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) return translateText(node);
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  translateAttributes(node);
  if (node.matches(MARKS)) return;
  node.querySelectorAll("*").forEach(translateAttributes);
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) translateText(texts.currentNode);
}

new MutationObserver((changes) => {
  for (const change of changes) {
    if (isInChart(change.target)) forgetKind(change);
    else if (change.type === "childList") change.addedNodes.forEach(translate);
    else if (change.type === "attributes") translateAttributes(change.target);
    else translateText(change.target);
  }
}).observe(document.documentElement, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ATTRIBUTES,
});

// On a phone the list of pages lies over the page: a choice closes it.
document.addEventListener("click", (event) => {
  if (innerWidth < 768 && event.target.closest("[data-testid=stSidebarNavLink]")) {
    setTimeout(() => document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click());
  }
});

// A chart that is scrolled sideways keeps the names of its rows in sight (see the style sheet).
document.addEventListener("scroll", ({ target }) => {
  target.style?.setProperty("--scrolled", `${target.scrollLeft}px`);
}, { capture: true, passive: true });

// In a table whose rows open something Streamlit knows only the box before a row: a click on the
// words of the row ticks it, and so does Enter on the row that the arrow keys have come to.
const PICKED = "[class*=st-key-pick_]";
const HEAD_HEIGHT = 36;
const BOX_WIDTH = 36;

document.addEventListener("click", (event) => {
  const table = event.isTrusted && event.target.closest(`${PICKED} .dvn-scroller`);
  if (!table) return;
  const place = table.getBoundingClientRect();
  if (event.clientX - place.left < BOX_WIDTH || event.clientY - place.top < HEAD_HEIGHT) return;
  const inBox = { bubbles: true, clientX: place.left + BOX_WIDTH / 2, clientY: event.clientY };
  for (const kind of ["pointerdown", "pointerup", "click"]) {
    event.target.dispatchEvent(new PointerEvent(kind, { ...inBox, pointerType: "mouse" }));
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.closest?.(`${PICKED} canvas`)) return;
  event.preventDefault();
  event.stopPropagation();
  const tick = { key: " ", code: "Space", keyCode: 32, shiftKey: true, bubbles: true };
  event.target.dispatchEvent(new KeyboardEvent("keydown", tick));
}, { capture: true });

// A click in a chart filters a list further down: the reader is taken to it once the page is still.
const filtered = () => new URLSearchParams(location.search).get("loc");
let followed = filtered();
let stillness;

function followFilter() {
  if (filtered() === followed) return;
  clearTimeout(stillness);
  stillness = setTimeout(() => {
    followed = filtered();
    document.querySelector(".st-key-unpick")?.scrollIntoView({ block: "start" });
  }, 300);
}

new MutationObserver(followFilter).observe(document.documentElement, { subtree: true, childList: true });

// Headings that stay at the top of the drawn sheet would cover what is scrolled beneath them.
// Headings as high as half of the sheet would leave no room for the cell itself: they scroll away.
function showRinged(cell) {
  const sheet = cell.closest(".sheet");
  const heads = [...sheet.querySelectorAll("thead, .heads")];
  const height = heads.reduce((sum, part) => sum + part.offsetHeight, 0);
  const areHigh = height > sheet.clientHeight / 2;
  sheet.classList.toggle("high", areHigh);
  cell.style.scrollMarginTop = `${areHigh ? 0 : height}px`;
  cell.scrollIntoView({ block: "center", inline: "center" });
}

// A trail ends at cells drawn as the workbook shows them: the ones it means come into sight.
new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) {
      const ringed = node.nodeType === Node.ELEMENT_NODE && node.querySelector("td.ringed");
      if (ringed) setTimeout(() => showRinged(ringed), 100);
    }
  }
}).observe(document.documentElement, { subtree: true, childList: true });

// Streamlit comes to another page in several steps, each an entry of its own: the page without its
// query, which the page then states; or the query of that page behind the path of the page that is
// left. What no act of the reader lies between is one entry: Back is to lead to the page as it was
// left, however fast the reader clicked.
const push = history.pushState.bind(history);
const MENU = "[data-testid=stTopNavLink], [data-testid=stSidebarNavLink]";
let acts = 0;
let byMenu = false;
let rewritten;

for (const kind of ["pointerdown", "keydown"]) {
  document.addEventListener(kind, (event) => {
    acts += 1;
    byMenu = Boolean(event.target.closest?.(MENU));
  }, { capture: true });
}

// Every page that is drawn states its period: an address without it is on the way to one with it.
const isUnsaid = (next) => next.pathname === location.pathname && !/[?&]ky=/.test(location.search);
const isRewritten = (next) =>
  next.pathname !== location.pathname && next.search === location.search && rewritten === acts && !byMenu;

// Another page begins at its top, however far down the page before it was read.
const toTheTop = () => document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);

history.pushState = (state, title, url) => {
  const next = new URL(url, location.href);
  const leaves = next.pathname !== location.pathname;
  if (isUnsaid(next) || isRewritten(next)) history.replaceState(state, title, url);
  else if (next.href !== location.href) push(state, title, url);
  if (leaves) toTheTop();
  rewritten = leaves ? undefined : acts;
};

// A link of a page to the same app is followed without loading anything anew: the address changes
// and Streamlit, told as by Back, runs the page it names. A new tab opens the same.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-testid=stHtml] a.lead");
  const asked = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!link || asked || event.button !== 0) return;
  event.preventDefault();
  if (new URL(link.href).pathname !== location.pathname) toTheTop();
  push(null, "", link.href);
  dispatchEvent(new PopStateEvent("popstate"));
});

// Signing out is an act, not a look: a link alone must not do it, a click does.
document.addEventListener("click", async (event) => {
  if (event.button !== 0 || !event.target.closest?.("a.out")) return;
  event.preventDefault();
  window.isLeaving = true; // the socket that closes meanwhile leads nowhere else
  await fetch("/dang-xuat", { method: "POST", redirect: "manual" });
  location.assign("/dang-nhap");
});
