// The volumes are gathered once for all rules.
#include "rules/folds.h"
#include "rules/case_volumes.h"

#include <unordered_map>

#include "base/fold.h"

namespace subcite::rules_support {
namespace {

struct Volumes {
  std::unordered_map<std::string, std::vector<std::size_t>> cases;
};

Volumes volumes_of(const View& view) {
  Volumes out;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form == Form::Full && c.kind == Kind::Case && !c.volume.empty()) out.cases[volume_key(view, c)].push_back(i);
  }
  return out;
}

}  // namespace

std::string volume_key(const View& view, const Citation& c) { return folded_solid(view, c.volume) + '|' + folded_solid(view, c.container); }

const std::vector<std::size_t>& cases_in_volume(const View& view, const Citation& c) {
  static const std::vector<std::size_t> kNone;
  const Volumes& volumes = view.shared->once<Volumes>([&] { return volumes_of(view); });
  const auto found = volumes.cases.find(volume_key(view, c));
  return found == volumes.cases.end() ? kNone : found->second;
}

bool is_named_by(std::string_view title, std::string_view name) { return (' ' + fold(title) + ' ').find(' ' + fold(name) + ' ') != std::string::npos; }

}  // namespace subcite::rules_support
