// The loop of `subcite fix`: one rule after the other, in the order of the catalogue: clean-up, forms, numbers,
// replacements. All fixes of a rule are tried together; where they do not hold together, one by one.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "edit/source.h"
#include "edit/word.h"
#include "lint/lint.h"
#include "run/file_set.h"
#include "run/fix.h"

namespace subcite {

/// A manuscript at one step of the loop.
struct Step {
  FileSet files;
  Manuscript m;
  std::map<std::string, std::size_t, std::less<>> counts;  // findings by rule
  std::map<std::string, Severity, std::less<>> severities;
};

/// One fix as edits of the source.
struct PlannedFix {
  std::string_view rule;
  std::vector<SourceEdit> edits;
};

class Fixer {
 public:
  Fixer(const FixSettings& settings, const Selection& selection, std::string path, std::string stamp, ReadOptions options = {});

  /// Read, resolved and judged. Files that the manuscript inputs are added to its own.
  [[nodiscard]] Result<Step> load(FileSet files) const;
  /// Everything that holds; the state afterwards.
  Result<Step> run(Step state);

  [[nodiscard]] std::size_t done() const { return done_; }
  [[nodiscard]] const std::map<std::string, std::size_t>& by_rule() const { return by_rule_; }

 private:
  void count(Step& state, const Selection& selection) const;
  [[nodiscard]] Result<Included> included(std::string_view name, FileSet& files) const;
  [[nodiscard]] bool may(const Step& state, const Finding& f) const;
  [[nodiscard]] std::vector<std::string_view> rules_of(const Step& state) const;
  Result<Step> rule_fixed(Step state, std::string_view rule);
  Result<Step> one_by_one(Step state, const std::vector<PlannedFix>& plans, std::string_view rule);
  Result<Step> took(Step state, std::string_view rule, std::size_t count);
  [[nodiscard]] std::optional<Step> attempt(const Step& state, const std::vector<SourceEdit>& edits, std::string_view rule, std::size_t fewer) const;
  [[nodiscard]] Result<FileSet> edited(const Step& state, const std::vector<SourceEdit>& edits) const;

  const FixSettings& settings_;
  const Selection& selection_;
  Selection everything_;  // without what was selected alone
  std::string path_;
  Stamp stamp_;
  std::function<Result<Included>(std::string_view)> include_;
  std::size_t done_ = 0;
  std::map<std::string, std::size_t> by_rule_;
};

}  // namespace subcite
