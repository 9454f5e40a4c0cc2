// What an editor asks about a manuscript, answered from its stages: diagnostics, hovers, definitions, references, quick
// fixes (LSP 3.17). Everything is JSON as the protocol has it.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "edit/source.h"
#include "lsp/lines.h"
#include "model/manuscript.h"

namespace subcite::lsp {

/// One file of a manuscript, as an editor calls it: the manuscript's own, or one that LaTeX inputs.
struct Sheet {
  std::string uri;
  std::string part;  // of the places in it; empty for the manuscript's own
  Span source;       // of OriginMap::source()
  Lines lines;
};

/// The edits of a finding's fix in the source; empty where there is none that may be made.
using Planner = std::function<std::vector<SourceEdit>(const Manuscript&, const Finding&)>;

class Answers {
 public:
  /// The manuscript and what it was read from must live as long. Main sheet first.
  Answers(const Manuscript& m, std::vector<Sheet> sheets) : m_(m), sheets_(std::move(sheets)) {}

  [[nodiscard]] const std::vector<Sheet>& sheets() const { return sheets_; }
  [[nodiscard]] nlohmann::json diagnostics(const Sheet& sheet) const;
  /// `explain` gives the page of a rule. Null where nothing stands there.
  [[nodiscard]] nlohmann::json hover(const Sheet& sheet, Position at, const std::function<std::string(std::string_view)>& explain) const;
  [[nodiscard]] nlohmann::json definition(const Sheet& sheet, Position at) const;
  [[nodiscard]] nlohmann::json references(const Sheet& sheet, Position at) const;
  [[nodiscard]] nlohmann::json actions(const Sheet& sheet, Position begin, Position end, const Planner& planner) const;

 private:
  [[nodiscard]] nlohmann::json range(const Sheet& sheet, Span source) const;
  [[nodiscard]] nlohmann::json location(Span source) const;
  [[nodiscard]] nlohmann::json location_of(CitationIndex i) const;
  [[nodiscard]] nlohmann::json location_of_note(std::int32_t note) const;
  [[nodiscard]] nlohmann::json diagnostic(const Finding& f, const Sheet& sheet, Span source) const;
  [[nodiscard]] const Sheet* sheet_of(std::uint32_t source) const;
  [[nodiscard]] Span source_of(const Finding& f) const;
  [[nodiscard]] CitationIndex citation_at(std::uint32_t source) const;
  [[nodiscard]] std::int32_t note_called_at(std::uint32_t source) const;
  [[nodiscard]] std::vector<CitationIndex> meant_by(CitationIndex i) const;
  [[nodiscard]] std::int32_t note_named(const Citation& c) const;

  const Manuscript& m_;
  std::vector<Sheet> sheets_;
};

}  // namespace subcite::lsp
