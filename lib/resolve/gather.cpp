// Full citations by their work key; the bare name of an act or number of a report that was cited whole
// before is a short form of it (Bluebook R. 12.10, 13.8).
#include <unordered_map>

#include "resolve/state.h"
#include "resolve/works.h"

namespace subcite::resolving {
namespace {

/// Acts by name and reports by number, cited whole so far.
class Whole {
 public:
  explicit Whole(const State& state) : state_(state) {}

  [[nodiscard]] bool repeats(const Citation& c) const {
    if (c.date.given() || !c.url.empty()) return false;
    if (c.kind == Kind::Report && !c.symbol.empty()) return numbers_.contains(state_.squeezed(c.symbol));
    if (c.kind != Kind::Statute || !c.container.empty() || !c.symbol.empty() || c.title.empty()) return false;
    const std::string title = state_.squeezed(c.title);
    const auto at = acts_.lower_bound(title);
    return at != acts_.end() && at->starts_with(title);
  }

  void remember(const Citation& c) {
    if (c.kind == Kind::Report && !c.symbol.empty() && c.date.given()) numbers_.insert(state_.squeezed(c.symbol));
    const bool whole = (c.kind == Kind::Statute || c.kind == Kind::Bill) && !c.title.empty() && (c.date.given() || !c.container.empty() || !c.symbol.empty());
    if (!whole) return;
    acts_.insert(state_.squeezed(c.title));
    const std::string_view behind = std::string_view(state_.document.text).substr(c.title.end, 40);  // "Safety Act of 1970 (OSH Act)"
    if (behind.starts_with(" (") && behind.find(')') != std::string_view::npos) acts_.insert(state_.squeezed({c.title.end, static_cast<std::uint32_t>(c.title.end + behind.find(')'))}));
  }

 private:
  const State& state_;
  std::set<std::string> acts_;
  std::unordered_set<std::string> numbers_;
};

void shorten(Citation& c) {
  c.form = Form::Short;
  c.name = c.title;
  if (c.kind == Kind::Statute) c.title = {};
}

}  // namespace

void gather_works(State& state) {
  std::unordered_map<std::string, WorkIndex> known;
  Whole whole(state);
  for (std::size_t i = 0; i < state.citations.size(); ++i) {
    const auto self = static_cast<CitationIndex>(i);
    Citation& c = state.citations[i];
    if (c.form == Form::Full && whole.repeats(c)) shorten(c);
    if (c.form != Form::Full) continue;
    whole.remember(c);
    const auto [it, fresh] = known.emplace(work_key(state.document, c), static_cast<WorkIndex>(state.index.works.size()));
    if (fresh) state.index.works.emplace_back();
    Work& work = state.work(it->second);
    work.full.push_back(self);
    if (work.first < 0 || (state.at(work.first).nested && !c.nested)) work.first = self;
    state.ref(self).work = it->second;
    state.names[i] = names_of(state.document, c);
    state.by_name.add(self, it->second, state.names[i], state.place_of(c));
  }
}

}  // namespace subcite::resolving
