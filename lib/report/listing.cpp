// Places come from the reader's map.
#include "report/listing.h"

namespace subcite {

void each_finding(const Manuscript& m, const std::function<void(const Listed&)>& take) {
  for (const Finding& f : m.findings) {
    if (!f.suppressed.empty()) continue;
    const bool body = f.note < 0;
    take({&f, f.place ? *f.place : m.document.origins.place_of(f.span), body ? std::string("body") : "note " + m.document.notes[static_cast<std::size_t>(f.note)].label});
  }
}

std::string uri_of(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  while (path.starts_with("./")) path.remove_prefix(2);
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain) out += c;
    else out += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
  }
  return out;
}

std::string told(const Finding& f) { return f.message + (f.help.empty() ? "" : " " + f.help); }

}  // namespace subcite
