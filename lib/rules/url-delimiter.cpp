// U009: one manuscript prints its addresses in one way.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/url.h"
#include "rules/folds.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_url_delimiter;

namespace {

using namespace rules_support;

enum class Print : std::uint8_t { Bare,
                                  Angled,
                                  Underlined };

struct Printed {
  std::int32_t note;
  Span span;
  Print print;
};

/// Readers give underlining as italics, but for that of links.
bool is_underlined(const Document& d, Span url) {
  const auto after = std::upper_bound(d.runs.begin(), d.runs.end(), url.begin, [](std::uint32_t at, const Run& run) { return at < run.span.begin; });
  return std::any_of(d.runs.begin(), after, [&](const Run& run) { return run.style == Style::Italic && run.span.contains(url); });
}

Print print_of(const Document& d, const PrintedUrl& url) {
  const bool markup = (d.format == Format::Markdown || d.format == Format::Html) && url.spaced;  // its reader takes the <...> of a whole address away
  if (url.angled && !markup) return Print::Angled;
  return (d.format == Format::Html || d.format == Format::Docx) && is_underlined(d, url.span) ? Print::Underlined : Print::Bare;
}

std::string words_of(Print print) { return print == Print::Bare ? "bare" : print == Print::Angled ? "in angle brackets"
                                                                                                  : "underlined"; }

std::optional<Fix> fix_of(const View& view, const Printed& url, Print house) {
  const std::string words(view.at(url.span));
  if (url.print == Print::Bare && house == Print::Angled) return Fix{"Put it in brackets", true, {{url.span, "<" + words + ">"}}};
  if (url.print == Print::Angled && house == Print::Bare) return Fix{"Leave the brackets out", true, {{{url.span.begin - 1, url.span.end + 1}, words}}};
  return std::nullopt;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  std::vector<Printed> all;
  std::array<std::size_t, 3> counts{};
  for (std::size_t n = 0; n < view.document.notes.size(); ++n)
    for (const PrintedUrl& url : find_urls(view.document.text, view.document.notes[n].text)) {
      if (url.bracketed || is_archive_host(site(view, url.span))) continue;
      all.push_back({static_cast<std::int32_t>(n), url.span, print_of(view.document, url)});
      ++counts[static_cast<std::size_t>(all.back().print)];
    }
  const auto house = static_cast<Print>(std::max_element(counts.begin(), counts.end()) - counts.begin());  // of equals the first: bare
  for (const Printed& url : all) {
    if (url.print == house) continue;
    Finding& f = report_note(out, kRule_url_delimiter, view, url.note, url.span, "This address is " + words_of(url.print) + "; most are " + words_of(house) + ".", "Print all addresses in one way.");
    f.fix = fix_of(view, url, house);
  }
}

}  // namespace

const Rule kRule_url_delimiter{"U009", "url-delimiter", "Angle brackets (or underlining) around some URLs and not others", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R32; Bluebook R. 18.2.2(d)", check};

}  // namespace subcite
