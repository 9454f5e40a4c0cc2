// B002: one editor takes ed., several take eds., a comma follows and none precedes.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "rules/printed.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_editor_form;

namespace {

using namespace rules_support;

std::size_t editors_in(std::string_view names) {
  if (names.find("et al") != std::string_view::npos) return 2;
  std::size_t count = 1;
  for (std::size_t at = 0; at < names.size(); ++at) {
    const std::string_view rest = names.substr(at);
    if (rest.starts_with(", Jr") || rest.starts_with(", Sr") || rest.starts_with(", II")) continue;
    if (rest.starts_with(", & ") || rest.starts_with(", and ")) ++count, at += 3;
    else if (rest.starts_with(" & ") || rest.starts_with(", ") || rest.starts_with(" and ")) ++count, at += 2;
  }
  return count;
}

bool is_institution(std::string_view names) {
  for (const std::string_view word : {"Comm", "Ass", "Inst", "Dep", "Univ", "Org", "Council", "Bd.", "Ctr.", "Soc", "Found", "Law Inst", "Bar "})
    if (names.find(word) != std::string_view::npos) return true;
  return false;
}

bool is_edition_word(std::string_view before) {
  const std::string_view words = trim(before);
  const std::size_t blank = words.rfind(' ');
  const std::string_view word = blank == std::string_view::npos ? words : words.substr(blank + 1);
  return word.empty() || (word[0] >= '0' && word[0] <= '9') || (word[0] >= 'a' && word[0] <= 'z' && word != "al." && word != "al.,") || word == "Rev.";
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || (c.kind != Kind::Book && c.kind != Kind::BookChapter) || c.quoted) continue;
    const Span inside = year_parenthesis(view, c);
    if (inside.empty()) continue;
    const std::string_view inner = view.at(inside);
    const auto tell = [&](std::size_t at, std::size_t size, std::string message, std::string right) {
      const Span span{inside.begin + static_cast<std::uint32_t>(at), inside.begin + static_cast<std::uint32_t>(at + size)};
      Finding& f = report(out, kRule_editor_form, view, static_cast<CitationIndex>(i), span, std::move(message), "Write " + quoted(right) + ".");
      f.fix = Fix{"Write " + right, true, {{span, right}}};
    };
    if (const std::size_t at = inner.find("eds. et al."); at != std::string_view::npos) {
      tell(at, 11, "Et al. should stand before eds.", "et al. eds.");
      continue;
    }
    bool told = false;
    for (const std::string_view wrong : {"(Eds.)", "(Ed.)", "(eds.)", "(ed.)", " Eds.", " Ed."}) {
      const std::size_t at = inner.find(wrong);
      if (told || at == std::string_view::npos || (wrong == " Ed." && is_edition_word(inner.substr(0, at)))) continue;
      const bool several = lower_ascii(wrong).find("eds") != std::string::npos;
      tell(at, wrong.size(), "The marker is small and without parentheses.", std::string(wrong.starts_with(' ') ? " " : "") + (several ? "eds." : "ed."));
      told = true;
    }
    if (told) continue;
    std::size_t marker = inner.find(" eds.");
    const bool plural = marker != std::string_view::npos;
    if (!plural) marker = inner.find(" ed.");
    if (marker == std::string_view::npos || is_edition_word(inner.substr(0, marker))) continue;
    const std::size_t translated = inner.substr(0, marker).rfind(" trans., ");  // "(Eva Lund trans., Karl Orr ed., 1990)"
    const std::size_t first = translated == std::string_view::npos ? 0 : translated + 9;
    const std::string_view names = trim(inner.substr(first, marker - first));
    const std::size_t size = plural ? 5 : 4;
    const std::string_view listed = trim(names.substr(0, names.find_last_not_of(',') + 1));
    const std::size_t editors = listed.ends_with("et al.") ? 3 : is_institution(listed) ? 1
                                                                                        : editors_in(listed);
    if (names.ends_with(',')) {
      tell(marker - 1, size + 1, "No comma should stand before the marker.", editors > 1 ? " eds." : " ed.");
      continue;
    }
    if (!plural && editors > 1) {
      tell(marker + 1, 3, "Several editors take eds.", "eds.");
      continue;
    }
    const bool bodies = listed.find(" & ") != std::string_view::npos && is_institution(listed);  // one with & in its name, or two
    if (plural && editors == 1 && !bodies) {
      tell(marker + 1, 4, "One editor takes ed.", "ed.");
      continue;
    }
    const std::string_view behind = inner.substr(marker + size);
    if (!behind.empty() && behind[0] == ' ' && !behind.starts_with(" & trans")) tell(marker + 1, size - 1, "A comma should stand behind the marker.", plural ? "eds.," : "ed.,");
  }
}

}  // namespace

const Rule kRule_editor_form{"B002", "editor-form", "Editor marker: ed./eds. number, “et al. eds.”, order and comma", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R28.2.5, T16; Bluebook R. 15.2, R. 15.4, T14", check};

}  // namespace subcite
