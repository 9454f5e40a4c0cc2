// U003: an address that cannot be valid as printed (RFC 3986), one finding an address, the first fault
// told. What extraction or a line end cut was joined by the reader and is never reported.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/url.h"
#include "base/utf8.h"
#include "facts/table.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_url_malformed;

namespace {

using namespace rules_support;

struct Fault {
  std::string message;
  std::string repaired;  // the address put right, where that is certain
  bool safe = false;
};

std::string without_spaces(std::string_view url) {
  std::string out;
  for (const char c : url)
    if (c != ' ') out += c;
  return out;
}

std::optional<Fault> scheme_fault(std::string_view url) {
  const std::size_t end = url.find_first_of(":;/\\");
  const std::string scheme = lower_ascii(url.substr(0, end));
  const std::size_t marks_end = std::min(url.find_first_not_of(":;/\\", end), url.size());
  const std::string_view marks = url.substr(end, marks_end - end);
  const std::string rest(url.substr(marks_end));
  const bool known = scheme == "http" || scheme == "https" || scheme == "ftp";
  const std::string right = known ? scheme : scheme.find('s') != std::string::npos ? "https"
                                                                                   : "http";
  if (!known) return Fault{"The scheme " + quoted(url.substr(0, end)) + " is misspelled.", right + "://" + rest, false};
  if (marks != "://") return Fault{"The address begins with " + quoted(url.substr(0, marks_end)) + " instead of " + quoted(scheme + "://") + ".", scheme + "://" + rest, false};
  if (scheme_size(rest, 0) > 0) return Fault{"The scheme stands twice at the start of the address.", rest, false};
  return std::nullopt;
}

enum Script : unsigned { kLatin = 1,
                         kGreek = 2,
                         kCyrillic = 4,
                         kOther = 8 };

unsigned script_of(char32_t c) {
  if (!is_letter(c)) return 0;
  if (c < 0x80) return kLatin;
  if (c < 0x250 || (c >= 0x1E00 && c < 0x1F00) || (c >= 0xFB00 && c <= 0xFB06)) return kLatin;
  if ((c >= 0x370 && c < 0x400) || (c >= 0x1F00 && c < 0x2000)) return kGreek;
  if (c >= 0x400 && c < 0x530) return kCyrillic;
  return kOther;
}

std::optional<std::string> label_fault(std::string_view label) {
  if (label.empty()) return "an empty part between two dots";
  unsigned scripts = 0;
  for (std::size_t at = 0; at < label.size();) {
    const CodePoint point = decode_utf8(label, at);
    scripts |= script_of(point.value);
    if (point.value == ',') return "a comma for a dot";
    if (is_dash(point.value) && point.value != '-') return "a dash that is no hyphen";
    at += point.size;
  }
  if ((scripts & (scripts - 1)) != 0) return "letters of two scripts in one word";
  return std::nullopt;
}

std::optional<Fault> host_fault(const UrlParts& parts) {
  if (parts.host.empty()) return Fault{"The address has no host.", {}, false};
  if (parts.host.front() == '[') return std::nullopt;
  std::string_view host = parts.host;
  if (host.ends_with('.')) host.remove_suffix(1);
  const auto labels = split(host, '.');
  for (const std::string_view label : labels)
    if (const auto fault = label_fault(label)) return Fault{"The host " + quoted(parts.host) + " has " + *fault + ".", {}, false};
  const std::string_view last = labels.back();
  const bool number = all_digits(last);
  const bool ascii = std::all_of(last.begin(), last.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (number || !ascii || last == "localhost") return std::nullopt;
  if (labels.size() < 2) return Fault{"The host " + quoted(parts.host) + " has no top-level domain.", {}, false};
  if (facts::top_level_domains().find(last) == nullptr) return Fault{"There is no top-level domain " + quoted("." + std::string(last)) + ".", {}, false};
  return std::nullopt;
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::optional<Fault> escape_fault(const UrlParts& parts) {
  const std::string whole = parts.path + (parts.has_query ? "?" + parts.query : "");
  for (std::size_t at = whole.find('%'); at != std::string::npos; at = whole.find('%', at + 1))
    if (at + 2 >= whole.size() || !is_hex(whole[at + 1]) || !is_hex(whole[at + 2])) return Fault{"A % in the address is not followed by two hexadecimal digits.", {}, false};
  for (std::size_t at = parts.path.find("%25"); at != std::string::npos; at = parts.path.find("%25", at + 1))
    if (at + 4 < parts.path.size() && is_hex(parts.path[at + 3]) && is_hex(parts.path[at + 4])) return Fault{"The address is percent-encoded twice.", {}, false};
  return std::nullopt;
}

std::optional<Fault> character_fault(std::string_view url) {
  for (std::size_t at = 0; at < url.size();) {
    const CodePoint point = decode_utf8(url, at);
    const bool bad = point.value == 0xAD || point.value == 0xA0 || point.value == 0x200B || point.value < 0x20 || point.value == 0x7F;
    if (bad) {
      std::string repaired;
      for (std::size_t k = 0; k < url.size();) {
        const CodePoint p = decode_utf8(url, k);
        if (p.value != 0xAD && p.value != 0xA0 && p.value != 0x200B && p.value >= 0x20 && p.value != 0x7F) repaired += url.substr(k, p.size);
        k += p.size;
      }
      return Fault{"An invisible character (soft hyphen, no-break space or control character) stands in the address.", repaired, true};
    }
    at += point.size;
  }
  return std::nullopt;
}

std::optional<Fault> fault_of(std::string_view url, const PrintedUrl& printed, std::string_view text) {
  if (printed.spaced) return Fault{"A space stands inside the address.", without_spaces(url), true};
  if (auto fault = scheme_fault(url)) return fault;
  const bool compares = url.find("/compare/") != std::string_view::npos;  // "main...next" of two versions
  if (url.ends_with("...") || url.find("…") != std::string_view::npos || url.find("/...") != std::string_view::npos || (!compares && url.find("...") != std::string_view::npos)) return Fault{"The address is cut short by an ellipsis.", {}, false};
  const UrlParts parts = split_url(url);
  if (parts.has_user_info) return Fault{"A user name stands before the host.", {}, false};
  if (auto fault = character_fault(url)) return fault;
  if (auto fault = host_fault(parts)) return fault;
  if (auto fault = escape_fault(parts)) return fault;
  if (printed.open_angle && !printed.angled) return Fault{"The angle bracket before the address is never closed.", {}, false};
  if (printed.close_angle && !printed.open_angle) return Fault{"The angle bracket behind the address was never opened.", {}, false};
  if (printed.angled && std::string_view(".,;").find(url.back()) != std::string_view::npos) return Fault{"The sentence’s punctuation stands inside the angle brackets.", std::string(url.substr(0, url.size() - 1)), true};
  const bool bracket = printed.span.end + 1 < text.size() && std::string_view(".,;").find(text[printed.span.end]) != std::string_view::npos && text[printed.span.end + 1] == ']' && printed.span.begin > 0 && text[printed.span.begin - 1] == '[';
  if (bracket) return Fault{"The sentence’s punctuation stands inside the brackets.", {}, false};
  return std::nullopt;
}

void tell(const View& view, std::int32_t note, Span span, const Fault& fault, Findings& out) {
  Finding& f = report_note(out, kRule_url_malformed, view, note, span, fault.message, "Copy the address anew from the page itself.");
  if (note >= 0) {
    const auto [first, last] = citations_in(view, static_cast<std::uint32_t>(note));
    for (std::size_t i = first; i < last; ++i)
      if (view.citations[i].form != Form::Unknown && view.citations[i].raw.contains(span)) f.citation = static_cast<CitationIndex>(i);
  }
  if (!fault.repaired.empty()) f.fix = Fix{"Write " + fault.repaired, fault.safe, {{span, fault.repaired}}};
}

std::string folded_address(std::string_view url) {
  std::string out = normalised_url(percent_decoded(trim(url)));
  while (!out.empty() && std::string_view(".,;/").find(out.back()) != std::string_view::npos) out.pop_back();
  return out;
}

/// A printed page sets blanks wherever a line has room for them: "https:// www.example.org", "https://news. example.org".
bool is_stretched(const View& view, const PrintedUrl& url) {
  if (view.document.format != Format::Pdf) return false;
  const bool blank = starts_with_any(std::string_view(view.document.text).substr(url.span.end), {" ", ". "});
  const bool cut = blank && split_url(view.at(url.span)).host.find('.') == std::string::npos;
  return url.spaced || cut;
}

/// "www. example.org/x": a space behind the host's first word, where no scheme shows that an address begins.
void check_spaced_www(const View& view, std::int32_t note, Span block, Findings& out) {
  const std::string_view text = std::string_view(view.document.text).substr(0, block.end);
  for (std::size_t at = text.find("www. ", block.begin); at != std::string_view::npos; at = text.find("www. ", at + 1)) {
    const std::size_t end = std::min(text.find_first_of(" \n>)]", at + 5), text.size());
    std::string_view host = text.substr(at + 5, end - at - 5);
    host = host.substr(0, host.find('/'));
    const bool apart = at == block.begin || is_one_of(text.substr(at - 1, 1), {" ", "<", "(", "["});
    const bool named = host.find('.') != std::string_view::npos && facts::top_level_domains().find(host.substr(host.rfind('.') + 1)) != nullptr;
    if (apart && named && host[0] >= 'a' && host[0] <= 'z') tell(view, note, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, Fault{"A space stands inside the address.", without_spaces(text.substr(at, end - at)), true}, out);
  }
}

/// "https:www.example.org": no slash behind the scheme.
void check_slashless(const View& view, std::int32_t note, Span block, Findings& out) {
  const std::string_view text = std::string_view(view.document.text).substr(0, block.end);
  constexpr std::size_t kLongest = 2000;
  std::size_t next = block.begin;
  for (std::size_t at = text.find(":www.", next); at != std::string_view::npos; at = text.find(":www.", std::max(next, at + 1))) {
    const std::string_view before = text.substr(0, at);
    const std::size_t scheme = before.ends_with("https") ? 5 : before.ends_with("http") ? 4
                                                                                        : 0;
    const bool begins = scheme > 0 && (at - scheme == block.begin || is_one_of(text.substr(at - scheme - 1, 1), {" ", "<", "(", "["}));  // not inside another address
    if (!begins) continue;
    std::size_t end = std::min(text.find_first_of(" \n<>\"", at), text.size());
    next = end;
    if (end - at > kLongest) continue;
    while (end > at && std::string_view(".,;:)]").find(text[end - 1]) != std::string_view::npos) --end;
    const Span span{static_cast<std::uint32_t>(at - scheme), static_cast<std::uint32_t>(end)};
    tell(view, note, span, Fault{"The slashes behind the scheme are missing.", std::string(text.substr(at - scheme, scheme)) + "://" + std::string(text.substr(at + 1, end - at - 1)), false}, out);
  }
}

void check_block(const View& view, std::int32_t note, Span block, Findings& out) {
  check_slashless(view, note, block, out);
  if (view.document.format != Format::Pdf) check_spaced_www(view, note, block, out);
  for (const PrintedUrl& url : find_urls(view.document.text, block)) {
    const auto fault = is_stretched(view, url) ? std::nullopt : fault_of(view.at(url.span), url, view.document.text);
    if (fault) tell(view, note, url.span, *fault, out);
  }
}

/// The punctuation of the sentence went into the link's target; the period of "Inc." or "D.C." at the end of a page's name is its own.
bool ends_with_punctuation(std::string_view target) {
  if (target.find("://") == std::string_view::npos || !ends_with_any(target, {".", ",", ";"})) return false;
  const std::string_view name = target.substr(target.find_last_of("/_-,=") + 1);  // the last word
  const bool shortened = name.size() <= 5 || std::count(name.begin(), name.end(), '.') > 1;
  return !(target.ends_with('.') && target.find_first_of("_,", target.rfind('/') + 1) != std::string_view::npos && shortened);
}

/// What is wrong with a link: its visible words are an address other than its target, or the target ends with the sentence.
std::optional<Fault> link_fault(std::string_view shown, const std::string& target) {
  const bool address = scheme_size(shown, 0) > 0 && shown.find(' ') == std::string_view::npos;
  if (address && folded_address(shown) != folded_address(target)) return Fault{"The address shown is not the one the link leads to (" + target + ").", {}, false};
  if (ends_with_punctuation(target)) return Fault{"The sentence’s punctuation stands at the end of the link’s target (" + target + ").", {}, false};
  return std::nullopt;
}

void check_links(const View& view, Findings& out) {
  for (const Run& run : view.document.runs) {
    if (run.style != Style::Link || run.target.empty()) continue;
    const auto fault = link_fault(trim(view.at(run.span)), run.target);
    if (!fault) continue;
    tell(view, note_holding(view, run.span), run.span, *fault, out);
  }
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (const Paragraph& p : view.document.body) check_block(view, -1, p.text, out);
  for (std::size_t i = 0; i < view.document.notes.size(); ++i) check_block(view, static_cast<std::int32_t>(i), view.document.notes[i].text, out);
  check_links(view, out);
}

}  // namespace

const Rule kRule_url_malformed{"U003", "url-malformed", "URL cannot be valid as printed", Severity::Error, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R33.6; Bluebook R. 18.2.2; RFC 3986", check};

}  // namespace subcite
