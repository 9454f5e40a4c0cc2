// Runs are sorted by where they begin; where two overlap, the first holds.
#include "report/html_text.h"

#include <algorithm>

#include "base/utf8.h"
#include "report/html_page.h"

namespace subcite {

void html_head(const ReportContext& context, std::string_view script_digest, std::string& out) {
  const std::string script = script_digest.empty() ? std::string() : "script-src 'sha256-" + std::string(script_digest) + "'; ";
  out += std::string(kOwnPage) + "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-" + std::string(kHtmlStyleDigest) + "'; " + script + "base-uri 'none'; form-action 'none'\">\n";
  out += "<title>Citations</title><style>" + std::string(kHtmlStyle) + "</style></head><body>\n<h1>Citations</h1>\n<p>By subcite " + plain_html(context.version) + (context.offline ? "; links were not checked." : ".") + "</p>\n";
}

namespace {

/// A character beyond ASCII; those that steer a terminal or turn the direction of the text become a blank. How many bytes it
/// has beside its first.
std::size_t add_beyond_ascii(std::string_view words, std::size_t at, std::string& out) {
  const CodePoint point = decode_utf8(words, at);
  const char32_t c = point.value;
  if (steers(c) || c == 0x200E || c == 0x200F) out += ' ';
  else append_utf8(out, c);
  return point.size - 1;
}

}  // namespace

std::string plain_html(std::string_view words) {
  std::string out;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const char c = words[at];
    if (static_cast<unsigned char>(c) >= 0x80) at += add_beyond_ascii(words, at, out);
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '&') out += "&amp;";
    else if (c == '"') out += "&quot;";
    else if (static_cast<unsigned char>(c) < 0x20 && c != '\n') out += ' ';
    else out += c;
  }
  return out;
}

std::string typeset_html(const Document& d, Span span) {
  std::string out;
  std::uint32_t at = span.begin;
  constexpr std::ptrdiff_t kNear = 40;  // runs that begin before the span and may reach into it
  auto run = std::lower_bound(d.runs.begin(), d.runs.end(), span.begin, [](const Run& r, std::uint32_t begin) { return r.span.begin < begin; });
  run -= std::min(kNear, run - d.runs.begin());
  for (; run != d.runs.end() && run->span.begin < span.end; ++run) {
    if ((run->style != Style::Italic && run->style != Style::SmallCaps) || run->span.end <= at) continue;
    const Span piece{std::max(at, run->span.begin), std::min(span.end, run->span.end)};
    const bool italic = run->style == Style::Italic;
    out += plain_html(d.at({at, piece.begin})) + (italic ? "<i>" : "<span class=sc>") + plain_html(d.at(piece)) + (italic ? "</i>" : "</span>");
    at = piece.end;
  }
  return out + plain_html(d.at({at, span.end}));
}

}  // namespace subcite
