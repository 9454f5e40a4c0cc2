// A rule: one constant a file in lib/rules, its page in fixtures/rules/<slug>.md.
#pragma once

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "model/citation.h"
#include "model/document.h"
#include "model/finding.h"
#include "model/index.h"
#include "model/link.h"

namespace subcite {

/// Options of one rule, as written in the configuration.
struct RuleOptions {
  std::map<std::string, std::string, std::less<>> values;
  [[nodiscard]] bool flag(std::string_view key) const {
    const auto it = values.find(key);
    return it != values.end() && it->second == "true";
  }
  [[nodiscard]] std::uint32_t number(std::string_view key, std::uint32_t otherwise) const {
    const auto it = values.find(key);
    return it == values.end() ? otherwise : to_number(it->second).value_or(otherwise);
  }
};

/// What several rules ask of a manuscript, by its type: found out when the first of them asks.
class Shared {
 public:
  template <class Found, class Find>
  Found& once(Find find) {
    const std::size_t place = kPlace<Found>;
    if (place >= kept_.size() || kept_[place] == nullptr) {
      auto found = std::make_shared<Found>(find());  // which may ask for other types
      if (place >= kept_.size()) kept_.resize(place + 1);
      kept_[place] = std::move(found);
    }
    return *static_cast<Found*>(kept_[place].get());
  }

  /// What the other has found, too.
  void add(const Shared& other) {
    kept_.resize(std::max(kept_.size(), other.kept_.size()));
    for (std::size_t place = 0; place < other.kept_.size(); ++place)
      if (other.kept_[place] != nullptr) kept_[place] = other.kept_[place];
  }

 private:
  static std::size_t next_place() {
    static std::atomic<std::size_t> next = 0;
    return next++;
  }
  template <class Found>
  static inline const std::size_t kPlace = next_place();  // of the type
  std::vector<std::shared_ptr<void>> kept_;
};

/// All that a rule may look at.
struct View {
  const Document& document;
  const Citations& citations;
  const Index& index;
  const std::vector<Link>& links;
  const std::vector<LinkResult>& results;  // beside links; empty where the network was not used
  std::string_view edition = "bluebook21";
  std::string_view as_of = {};
  std::shared_ptr<Shared> shared = std::make_shared<Shared>();

  [[nodiscard]] const Note& note_of(const Citation& c) const { return document.notes[c.note]; }
  [[nodiscard]] std::string_view at(Span span) const { return document.at(span); }
};

enum class Stage : std::uint8_t { Stable,
                                  Preview };
enum class FixKind : std::uint8_t { None,
                                    Suggested,
                                    Automatic };

using Findings = std::vector<Finding>;

struct AcrossRule;  // rules/across.h

struct Rule {
  std::string_view code;
  std::string_view slug;
  std::string_view summary;
  Severity severity = Severity::Error;
  std::string_view since;
  Stage stage = Stage::Stable;
  FixKind fix = FixKind::None;
  std::string_view needs;  // words of the rule catalogue: text, body, typography, network ...
  std::string_view basis;  // rule of the Bluebook, the Indigo Book or an RFC
  void (*check)(const View&, const RuleOptions&, Findings&) = nullptr;
  bool off = false;                    // unless it is selected
  std::string_view options = {};       // their names, with spaces between
  std::string_view on_in = {};         // the edition in which a rule that is off is on by itself
  const AcrossRule* across = nullptr;  // what it compares over several manuscripts; such a rule has no check
};

}  // namespace subcite
