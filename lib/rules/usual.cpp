// One pass over the citations of a manuscript in which two forms met.
#include "rules/usual.h"

#include <string>

namespace subcite::rules_support {

std::size_t Usual::count(std::string_view form) {
  if (counts_.empty())
    for (const Citation& c : view_.citations)
      if (c.form == Form::Full) ++counts_[view_.at(c.*field_)];
  return counts_[form];
}

void Usual::offer(Finding& finding, const Citation& c, std::string_view other) {
  const Span field = c.*field_;
  if (count(other) > count(view_.at(field))) finding.fix = Fix{"Write " + std::string(other), false, {{field, std::string(other)}}};
}

}  // namespace subcite::rules_support
