// U001: a printed address that no longer answers. What a site refuses to a program is no finding.
#include <algorithm>

#include "rules/evidence.h"

namespace subcite {

extern const Rule kRule_url_dead;

namespace {

using namespace rules_support;

struct Verdict {
  std::string message;
  Severity severity = Severity::Error;
};

std::optional<Verdict> verdict_of(const LinkResult& r) {
  const std::string detail = r.detail.empty() ? std::string() : " (" + r.detail + ")";
  switch (r.status) {
    case LinkStatus::Broken: return Verdict{"The page is gone" + detail + ".", Severity::Error};
    case LinkStatus::ConnectionError:
      return r.refused_connection ? Verdict{"The server refuses the connection" + detail + ".", Severity::Error} : Verdict{"The connection failed" + detail + "; the address could not be verified.", Severity::Warning};
    case LinkStatus::DnsError:
      return r.unknown_name ? Verdict{"There is no server of this name" + detail + ".", Severity::Error} : Verdict{"The server’s name could not be looked up" + detail + "; the address could not be verified.", Severity::Warning};
    case LinkStatus::TlsError: return Verdict{"The server’s certificate or encryption is faulty" + detail + "; the address could not be verified.", Severity::Warning};
    case LinkStatus::Timeout: return Verdict{"The server did not answer in time" + detail + "; the address could not be verified.", Severity::Warning};
    case LinkStatus::ServerError: return Verdict{"The server answers with an error" + detail + "; the address could not be verified.", Severity::Warning};
    default: return std::nullopt;
  }
}

/// A bracketed archive address of the same citation that answers has done its work.
bool is_archived(const View& view, const UrlUse& use) {
  for (const Citation& c : view.citations) {
    if (c.url != use.span || c.archive_url.empty()) continue;
    if (const LinkResult* copy = result_at(view, view.at(c.archive_url)); copy != nullptr) return answers(copy->status);
  }
  return false;
}

CitationIndex citation_at(const View& view, Span url) {
  CitationIndex best = -1;
  for (std::size_t i = 0; i < view.citations.size(); ++i)
    if (view.citations[i].raw.contains(url) && view.citations[i].form != Form::Unknown) best = static_cast<CitationIndex>(i);
  return best;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  if (network_is_down(view.results)) return;
  for (std::size_t i = 0; i < view.results.size(); ++i) {
    const auto verdict = verdict_of(view.results[i]);
    if (!verdict || view.links[i].uses.empty()) continue;
    const UrlUse& use = view.links[i].uses.front();
    if (is_archived(view, use)) continue;
    Finding& f = report_note(out, kRule_url_dead, view, use.note, use.span, verdict->message, "Find the page’s new address or an archived copy, and cite that.");
    f.severity = verdict->severity;
    offer_snapshot(f, view.results[i], use.span);
    f.citation = citation_at(view, use.span);
    for (std::size_t k = 1; k < view.links[i].uses.size(); ++k)
      if (view.links[i].uses[k].note >= 0) f.related.push_back({view.links[i].uses[k].note, -1, "the same address is printed here"});
  }
}

}  // namespace

const Rule kRule_url_dead{"U001", "url-dead", "URL does not resolve (DNS failure, refused connection, 404, 410)", Severity::Error, "0.1", Stage::Stable, FixKind::Suggested, "network", "Indigo R33.6; Bluebook R. 18.2.1, R. 18.2.2", check};

}  // namespace subcite
