// What the manuscript prints most often of several forms of one thing.
#pragma once

#include <map>
#include <string_view>

#include "model/rule.h"

namespace subcite::rules_support {

/// How often a field of full citations is printed in each form; counted when it is first asked for.
class Usual {
 public:
  Usual(const View& view, Span Citation::* field) : view_(view), field_(field) {}

  /// As a suggested fix of a citation's field: the other form, where the manuscript prints it more often.
  void offer(Finding& finding, const Citation& c, std::string_view other);

 private:
  [[nodiscard]] std::size_t count(std::string_view form);

  const View& view_;
  Span Citation::* field_;
  std::map<std::string_view, std::size_t> counts_;
};

}  // namespace subcite::rules_support
