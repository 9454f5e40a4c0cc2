// Addresses that differ in their fragments alone are one job; verdicts of earlier runs are taken where they hold.
#include "link/checker.h"

#include "link/job.h"
#include "link/pass.h"

namespace subcite {

void LinkChecker::keep(const std::deque<Job>& jobs) {
  std::vector<LinkResult> fetched;
  for (const Job& job : jobs)
    if (!job.aside()) fetched.push_back(job.result);
  if (cache_ == nullptr || network_is_down(fetched)) return;
  for (const Job& job : jobs) {
    if (job.aside() || !job.done) continue;
    cache_->keep(job.url, job.result, job.etag, job.last_modified);
    for (std::size_t k = 0; k < job.also_results.size(); ++k) cache_->keep(job.also[k], job.also_results[k], {}, {});
  }
}

LinkChecker::LinkChecker(io::Http& http, io::Clock& clock, io::Ids& ids, io::Environment& environment, LinkLimits limits, ExchangeSink sink)
    : http_(http), clock_(clock), ids_(ids), environment_(environment), limits_(limits), sink_(std::move(sink)), pace_(limits.per_host) {}

std::vector<LinkResult> LinkChecker::check(const std::vector<Link>& links, const std::vector<LinkResult>& known, const LinkProgress& progress) {
  std::vector<LinkResult> results = known;
  std::deque<Job> jobs;
  std::unordered_map<std::string, std::size_t> by_target;
  for (std::size_t i = 0; i < links.size(); ++i) {
    const std::string url = with_scheme(links[i].url);
    if (results[i].status == LinkStatus::Malformed || fetched_.count(url) > 0) continue;
    std::string target = request_target(url);
    std::optional<CachedVerdict> cached = cache_ == nullptr || only_keep_ ? std::nullopt : cache_->find(url, clock_.now());
    if (cached && cached->fresh) {
      fetched_[url] = std::move(cached->result);
      continue;
    }
    const auto [it, fresh] = by_target.emplace(target, jobs.size());
    if (fresh) {
      Job& job = jobs.emplace_back();
      job.url = url;
      job.target = std::move(target);
      job.known = std::move(cached);
    } else {
      jobs[it->second].also.push_back(url);
      jobs[it->second].known.reset();  // its fragments have to be looked for
    }
  }
  run_pass({http_, clock_, ids_, environment_, limits_, sink_, progress, pace_, requisites_}, jobs);
  keep(jobs);
  for (const Job& job : jobs) {
    if (job.aside()) continue;
    fetched_[job.url] = job.result;
    for (std::size_t k = 0; k < job.also.size(); ++k) fetched_[job.also[k]] = k < job.also_results.size() ? job.also_results[k] : job.result;
  }
  for (std::size_t i = 0; i < links.size(); ++i)
    if (const auto it = fetched_.find(with_scheme(links[i].url)); it != fetched_.end() && results[i].status != LinkStatus::Malformed) results[i] = it->second;
  return results;
}

}  // namespace subcite
