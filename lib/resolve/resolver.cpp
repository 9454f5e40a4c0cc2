// Full citations first (works), then every citation in document order, each by the step for its form.
#include "resolve/resolver.h"

#include "resolve/state.h"

namespace subcite {
namespace {

void follow(resolving::State& state, CitationIndex i) {
  switch (state.at(i).form) {
    case Form::Full: return resolving::follow_full(state, i);
    case Form::Id: return resolving::follow_id(state, i);
    case Form::Supra:
    case Form::Infra: return resolving::follow_supra(state, i);
    case Form::Short: return resolving::follow_short_form(state, i);
    default: return;
  }
}

void settle(resolving::State& state, CitationIndex i) {
  const Reference& r = state.ref(i);
  if (r.work >= 0) state.work(r.work).all.push_back(i);
  if (state.at(i).form != Form::Full && r.antecedent >= 0) state.at(i).kind = state.at(r.antecedent).kind;
}

}  // namespace

Index resolve(const Document& document, Citations& citations) {
  resolving::State state(document, citations);
  resolving::gather_works(state);
  for (CitationIndex i = 0; i < static_cast<CitationIndex>(citations.size()); ++i) {
    follow(state, i);
    settle(state, i);
  }
  return std::move(state.index);
}

}  // namespace subcite
