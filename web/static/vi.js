// Words that Streamlit draws itself, said in Vietnamese. Text of pages and workbooks is left alone.
"use strict";

const WORDS = {
  "Main menu": "Trình đơn",
  "App pages": "Các trang",
  "Skip to main content": "Đến nội dung chính",
  "Open sidebar": "Mở danh sách trang",
  "Close sidebar": "Đóng danh sách trang",
  "Loading...": "Đang tải…",
  "Loading": "Đang tải",
  "Running...": "Đang tính…",
  "Running": "Đang tính",
  "Stop": "Dừng",
  "Connecting": "Đang kết nối",
  "Connecting...": "Đang kết nối…",
  "Connection error": "Mất kết nối",
  "Close": "Đóng",
  "Open": "Mở",
  "Fullscreen": "Toàn màn hình",
  "Close fullscreen": "Thoát toàn màn hình",
  "Show data": "Xem bảng số liệu",
  "Show chart": "Xem biểu đồ",
  "Download as CSV": "Tải về dạng CSV",
  "Download as PNG": "Tải ảnh PNG",
  "Search": "Tìm",
  "Select all": "Chọn tất cả",
  "Clear value": "Bỏ chọn",
  "Clear all": "Bỏ hết",
  "Clear selection": "Bỏ chọn",
  "No results": "Không có kết quả",
  "No data": "Không có số liệu",
  "empty": "trống",
};
const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];
const OURS = "[data-testid=stMarkdownContainer] *, [data-testid=stHtml] *, [data-testid=stTable] *";

function say(words) {
  return WORDS[words.trim()];
}

function translateText(node) {
  const ours = say(node.data);
  if (ours && !node.parentElement?.matches(OURS)) node.data = ours;
}

function translateAttributes(element) {
  for (const name of ATTRIBUTES) {
    const ours = say(element.getAttribute(name) ?? "");
    if (ours) element.setAttribute(name, ours);
  }
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) return translateText(node);
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  translateAttributes(node);
  node.querySelectorAll("*").forEach(translateAttributes);
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) translateText(texts.currentNode);
}

new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === "childList") change.addedNodes.forEach(translate);
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
