// U009: one manuscript prints its addresses in one way.
#include <string>
#include <vector>

#include "base/url.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_url_delimiter;

namespace {

using namespace rules_support;

void check(const View& view, const RuleOptions&, Findings& out) {
  if (view.document.format == Format::Markdown || view.document.format == Format::Html) return;  // <...> is markup there
  struct Printed {
    std::int32_t note;
    Span span;
    bool angled;
  };
  std::vector<Printed> all;
  std::size_t angled = 0;
  for (std::size_t n = 0; n < view.document.notes.size(); ++n)
    for (const PrintedUrl& url : find_urls(view.document.text, view.document.notes[n].text)) {
      if (url.bracketed || is_archive_host(site_of(view.at(url.span)))) continue;
      all.push_back({static_cast<std::int32_t>(n), url.span, url.angled});
      angled += url.angled ? 1 : 0;
    }
  if (angled == 0 || angled == all.size()) return;
  const bool bare_is_house = all.size() - angled >= angled;
  for (const Printed& url : all) {
    if (url.angled != bare_is_house) continue;
    Finding& f = report_note(out, kRule_url_delimiter, view, url.note, url.span, bare_is_house ? "This address stands in angle brackets; most do not." : "This address is bare; most stand in angle brackets.", "Print all addresses in one way.");
    const Span whole{url.span.begin - (bare_is_house ? 1U : 0U), url.span.end + (bare_is_house ? 1U : 0U)};
    const std::string words(view.at(url.span));
    f.fix = Fix{bare_is_house ? "Leave the brackets out" : "Put it in brackets", true, {{whole, bare_is_house ? words : "<" + words + ">"}}};
  }
}

}  // namespace

const Rule kRule_url_delimiter{"U009", "url-delimiter", "Angle brackets (or underlining) around some URLs and not others", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R32; Bluebook R. 18.2.2(d)", check};

}  // namespace subcite
