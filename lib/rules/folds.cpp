// By the words, not by their place: most of them stand at many.
#include "rules/folds.h"

#include <string_view>
#include <unordered_map>

#include "base/fold.h"
#include "base/url.h"
#include "facts/words.h"
#include "rules/support.h"

namespace subcite::rules_support {
namespace {

using Known = std::unordered_map<std::string_view, std::string>;

struct Folds {
  Known plain;
  Known solid;
  Known marked;
  Known canonical;
  Known surname;
  Known url;
  Known site;
};

template <class Fold>
const std::string& known_or(const View& view, Known Folds::* kind, Span span, Fold fold_words) {
  Known& known = view.shared->once<Folds>([] { return Folds(); }).*kind;
  const auto [it, fresh] = known.try_emplace(view.at(span));
  if (fresh) it->second = fold_words(it->first);
  return it->second;
}

}  // namespace

const std::string& folded(const View& view, Span span) { return known_or(view, &Folds::plain, span, fold); }
const std::string& folded_solid(const View& view, Span span) { return known_or(view, &Folds::solid, span, fold_solid); }
const std::string& folded_keeping_marks(const View& view, Span span) { return known_or(view, &Folds::marked, span, fold_keeping_marks); }
const std::string& canonical(const View& view, Span span) { return known_or(view, &Folds::canonical, span, facts::canonical); }
const std::string& normalised(const View& view, Span url) { return known_or(view, &Folds::url, url, normalised_url); }
const std::string& site(const View& view, Span url) { return known_or(view, &Folds::site, url, site_of); }
const std::string& folded_surname(const View& view, Span name) {
  return known_or(view, &Folds::surname, name, [](std::string_view words) { return fold(read_person(words).surname()); });
}

}  // namespace subcite::rules_support
