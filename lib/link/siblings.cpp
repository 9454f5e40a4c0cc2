// The address beside keeps the ending of the cited one, for sites treat .pdf and .html apart.
#include "link/siblings.h"

#include "base/url.h"
#include "link/soft.h"

namespace subcite {
namespace {

std::string site_key(const UrlParts& parts) { return parts.scheme + "://" + parts.host + (parts.port.empty() ? "" : ":" + parts.port); }

std::string folder_of(const std::string& path) { return path.substr(0, path.find_last_not_of('/') == std::string::npos ? 0 : path.rfind('/', path.find_last_not_of('/')) + 1); }

std::string ending_of(const std::string& path) {
  constexpr std::size_t kLongest = 6;
  const std::size_t dot = path.rfind('.');
  return dot == std::string::npos || path.find('/', dot) != std::string::npos || path.size() - dot > kLongest ? std::string() : path.substr(dot);
}

std::string path_of(const std::string& url) {
  std::string path = split_url(url).path;
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

bool is_answer(const LinkResult& r) { return r.http_status >= 200 && r.http_status < 300; }

}  // namespace

void Siblings::suspect(Job& job) {
  const UrlParts parts = split_url(job.url);
  const std::string folder = folder_of(parts.path);
  Folder& known = folders_[site_key(parts) + '/' + folder + ending_of(parts.path)];
  if (known.probe != nullptr && known.probe->done) return settle(job, *known.probe);
  known.waiting.push_back(&job);
  if (known.probe == nullptr) known.probe = &add_(site_key(parts) + (folder.empty() ? "/" : folder) + fresh_() + ending_of(parts.path));
}

void Siblings::seen(Job& job) {
  if (job.body == 0 || job.result.status != LinkStatus::Ok || !job.result.redirects.empty()) return;
  const auto [it, fresh] = bodies_.emplace(std::pair(site_key(split_url(job.url)), job.body), &job);
  if (fresh || path_of(it->second->url) == path_of(job.url)) return;
  for (Job* twin : {it->second, &job})
    if (twin->suspicion.empty() && !is_home(twin->url)) {  // a site may answer everything with its home page: that one is there
      twin->suspicion = "another address of the site answers with the same page";
      suspect(*twin);
    }
}

void Siblings::answered(Job& probe) {
  for (auto& [key, folder] : folders_) {
    if (folder.probe != &probe) continue;
    for (Job* job : folder.waiting) settle(*job, probe);
    folder.waiting.clear();
  }
}

void Siblings::settle(Job& job, const Job& probe) {
  if (!is_answer(probe.result) || probe.result.status == LinkStatus::Blocked) return;
  const bool same_place = !job.result.redirects.empty() && !probe.result.redirects.empty() && normalised_url(job.result.final_url) == normalised_url(probe.result.final_url);
  const bool same_page = job.body != 0 && job.body == probe.body;
  const bool same_words = !job.title.empty() && job.title == probe.title && job.suspicion.find("the page") == 0;
  if (!same_place && !same_page && !same_words) return;
  const auto tell = [&](LinkResult& r) {
    if (!answers(r.status)) return;
    r.status = LinkStatus::Soft404;
    r.detail = job.suspicion + ", as any address beside it";
  };
  tell(job.result);
  for (LinkResult& r : job.also_results) tell(r);
}

}  // namespace subcite
