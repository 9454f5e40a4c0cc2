// Addresses that rule U003 finds malformed are not fetched; the rule is asked first, so that report and
// finding agree.
#include "run/links.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "lint/lint.h"
#include "link/address.h"
#include "link/job.h"
#include "run/complain.h"
#include "run/inputs.h"

namespace subcite {

Result<std::unique_ptr<LinkStage>> LinkStage::open(const Settings& settings, const std::string& version, io::World& world) {
  std::unique_ptr<LinkStage> stage(new LinkStage(settings, world));
  const LinkSettings& s = settings.links;
  for (const std::string& rule : s.connect_to)
    if (std::count(rule.begin(), rule.end(), ':') < 3) return failure("“" + rule + "” is no rule for --connect-to. Write HOST:PORT:HOST2:PORT2.");
  if (!s.ca_file.empty())
    if (const auto readable = world.files.read(s.ca_file, 64ULL << 20U); !readable) return failure("The file of --ca-file, “" + s.ca_file + "”, " + readable.error().message + ".");
  if (!s.kept.empty()) {
    if (const auto opened = stage->open_kept(); !opened) return tl::unexpected<Error>(opened.error());
    return stage;
  }
  if (s.archive_level != "page" && s.archive_level != "page+requisites") return failure("“" + s.archive_level + "” is no level of archiving. Write page, or page+requisites for its pictures, scripts and style sheets, too.");
  if (s.archive_level != "page" && s.archive.empty()) return failure("--archive-level says how much --archive keeps: name a file with --archive, too.");
  if (!s.archive.empty()) {
    if (s.offline) return failure("--archive needs the network: leave out --offline.");
    if (const auto spared = spare_manuscripts("archive", s.archive, settings.paths, world.files); !spared) return tl::unexpected<Error>(spared.error());
    auto archive = Archive::open(s.archive, "subcite " + version, world);
    if (!archive) return tl::unexpected<Error>(archive.error());
    stage->archive_ = std::move(*archive);
  }
  if (s.offline && !s.save.empty()) return failure("--save needs the network: leave out --offline.");
  if (s.offline) return stage;
  io::HttpOptions options;
  options.check_address = [allow = s.allow_private](const std::uint8_t* address, std::size_t size) { return refusal_of(address, size, allow); };
  options.connect_to = s.connect_to;
  options.ca_file = s.ca_file;
  options.user_agent = "subcite/" + version + (s.contact.empty() ? " (checks the links of a manuscript)" : " (checks the links of a manuscript; " + s.contact + ")");
  options.connections = s.connections;
  stage->http_ = world.http(options);
  LinkLimits limits;
  limits.per_host = static_cast<std::size_t>(s.per_host);
  limits.connections = static_cast<std::size_t>(s.connections);
  limits.ask_robots = stage->archive_ != nullptr && !s.ignore_robots;
  limits.requisites = stage->archive_ != nullptr && s.archive_level == "page+requisites";
  if (s.ignore_robots && stage->archive_ != nullptr) complain(world, "robots.txt is not asked: pages are archived that their sites may not want kept.");
  Archive* archive = stage->archive_.get();
  stage->checker_ = std::make_unique<LinkChecker>(*stage->http_, world.clock, world.ids, world.environment, limits, [archive](const Exchange& exchange, const std::string& title) { return archive == nullptr ? ArchiveEntry{} : archive->add(exchange, title); });
  if (s.snapshots) stage->snapshots_ = std::make_unique<Snapshots>(*stage->http_, world.clock, world.environment, SnapshotSources{s.wayback, s.timemaps});
  if (auto opened = stage->open_cache(); !opened) return tl::unexpected<Error>(opened.error());
  if (auto opened = stage->open_saver(); !opened) return tl::unexpected<Error>(opened.error());
  return stage;
}

/// What fetches belongs to who keeps the results.
Result<void> LinkStage::open_kept() {
  const LinkSettings& s = settings_.links;
  if (s.offline) return failure("--kept-links gives results of links, and --offline says that none are wanted: leave one of them out.");
  for (const auto& [set, name] : {std::pair(!s.archive.empty(), "--archive"), std::pair(s.snapshots, "--snapshots"), std::pair(!s.save.empty(), "--save")})
    if (set) return failure(std::string(name) + " needs the network, and --kept-links does without: give it to `subcite links --keep`.");
  auto kept = KeptLinks::open(s.kept, world_);
  if (!kept) return tl::unexpected<Error>(kept.error());
  kept_ = std::move(*kept);
  return {};
}

void LinkStage::take_kept(Manuscript& m) {
  const std::size_t missing = kept_->fill(m);
  if (missing > 0) m.document.remarks.push_back({counted(missing, "link") + (missing == 1 ? " is" : " are") + " not among the kept results and stayed unchecked: run `subcite links --keep` again.", std::nullopt});
  if (network_is_down(m.results)) m.document.remarks.push_back({std::string(kNetworkDown), std::nullopt});
}

/// The usual file is a help, not a need: where it cannot be had, the run goes on without. Answers that came from
/// elsewhere (--connect-to) are not those of the web.
Result<void> LinkStage::open_cache() {
  const LinkSettings& s = settings_.links;
  if (s.no_cache || (s.cache.empty() && !s.connect_to.empty())) return {};
  const std::string path = s.cache.empty() ? usual_cache(world_.environment) : s.cache;
  if (path.empty()) return {};
  auto opened = world_.store(path);
  if (!opened && s.cache.empty()) return {};
  if (!opened) return tl::unexpected<Error>(opened.error());
  store_ = std::move(*opened);
  if (!store_.remark.empty()) complain(world_, store_.remark);
  cache_ = std::make_unique<LinkCache>(*store_.store);
  checker_->use(*cache_, archive_ != nullptr);
  return {};
}

/// Keys come from the environment alone, so that they stand in no history of commands.
Result<void> LinkStage::open_saver() {
  const LinkSettings& s = settings_.links;
  if (s.save.empty()) return {};
  if (s.save != "wayback" && s.save != "perma") return failure("“" + s.save + "” is no service that saves pages. Write wayback or perma.");
  const std::string variable = s.save == "wayback" ? "SUBCITE_WAYBACK_KEY" : "SUBCITE_PERMA_KEY";
  const std::string key = world_.environment.variable(variable);
  if (key.empty() && !s.save_dry_run) return failure("--save " + s.save + " needs a key in the environment variable " + variable + (s.save == "wayback" ? ", as ACCESS:SECRET; archive.org gives one." : "; your Perma.cc account has one."));
  if (key.find_first_of("\r\n") != std::string::npos) return failure("The key in " + variable + " holds a line break.");
  if (s.save == "perma" && store_.store == nullptr && !s.save_dry_run) return failure("--save perma notes what it has asked for in the cache, so that nothing is paid for twice: leave out --no-cache, or name a file with --cache.");
  service_ = s.save == "wayback" ? wayback_service(s.wayback, key) : perma_service(s.perma, key, s.perma_folder);
  saver_ = std::make_unique<Saver>(*service_, *http_, world_.clock, world_.environment, store_.store.get());
  return {};
}

std::string usual_cache(const io::Environment& environment) {
  const std::string given = environment.variable("XDG_CACHE_HOME");
  const std::string home = environment.variable("HOME");
  if (given.starts_with("/")) return given + "/subcite/links.sqlite";
  return home.starts_with("/") ? home + "/.cache/subcite/links.sqlite" : std::string();
}

namespace {

/// What one rule has to say, asked apart from the others.
Findings asked(std::string_view code, const Manuscript& m, const std::vector<LinkResult>& results, std::string_view edition) {
  Findings found;
  if (const Rule* rule = find_rule(code)) rule->check({m.document, m.citations, m.index, m.links, results, edition}, {}, found);
  return found;
}

void mark_malformed(Manuscript& m) {
  const Findings found = asked("U003", m, {}, "bluebook21");
  std::unordered_map<std::uint32_t, const Finding*> at;
  for (const Finding& f : found) at.emplace(f.span.begin, &f);
  for (std::size_t i = 0; i < m.links.size(); ++i)
    for (const UrlUse& use : m.links[i].uses)
      if (const auto it = at.find(use.span.begin); it != at.end() && it->second->span == use.span) m.results[i].status = LinkStatus::Malformed, m.results[i].detail = it->second->message;
}

}  // namespace

void LinkStage::run(Manuscript& manuscript) {
  mark_malformed(manuscript);
  if (kept_ != nullptr) return take_kept(manuscript);
  if (checker_ == nullptr) return;
  manuscript.results = checker_->check(manuscript.links, manuscript.results, [this](std::size_t done, std::size_t all) { show(done, all); });
  if (network_is_down(manuscript.results)) manuscript.document.remarks.push_back({std::string(kNetworkDown), std::nullopt});
  find_snapshots(manuscript);
  save_pages(manuscript);
  if (archive_ != nullptr) describe(manuscript);
  if (shown_) world_.console.write(2, "\r\x1B[K");
  shown_ = false;
}

namespace {

/// The citation of each address, by where the address begins.
std::unordered_map<std::uint32_t, const Citation*> by_address(const Manuscript& m) {
  std::unordered_map<std::uint32_t, const Citation*> out;
  for (const Citation& c : m.citations)
    if (!c.url.empty()) out[c.url.begin] = &c;
  return out;
}

/// The cited day as YYYYMMDD, as far as it is known.
std::string day_of(const Citation& c) { return replaced(to_iso(c.date), "-", ""); }

}  // namespace

void LinkStage::find_snapshots(Manuscript& m) {
  if (snapshots_ == nullptr || network_is_down(m.results)) return;
  const auto citations = by_address(m);
  for (std::size_t i = 0; i < m.links.size() && !world_.environment.interrupted(); ++i) {
    if (!is_gone(m.results[i]) || !m.results[i].snapshot_url.empty()) continue;
    const auto cited = m.links[i].uses.empty() ? citations.end() : citations.find(m.links[i].uses.front().span.begin);
    m.results[i].snapshot_url = snapshots_->nearest(request_target(m.links[i].url), cited == citations.end() ? std::string() : day_of(*cited->second));
  }
  if (!snapshots_->remark().empty()) m.document.remarks.push_back({snapshots_->remark(), std::nullopt});
}

/// Pages that answer and have no archived copy: those of which rule U004 would speak.
void LinkStage::save_pages(Manuscript& m) {
  if (saver_ == nullptr) return;
  std::unordered_map<std::string, std::size_t> links;
  for (std::size_t i = 0; i < m.links.size(); ++i) links[m.links[i].url] = i;
  std::vector<std::string> urls;
  std::unordered_map<std::string, std::size_t> by_target;
  for (const Finding& f : asked("U004", m, m.results, "bluebook22")) {
    const auto link = links.find(std::string(m.document.at(f.span)));
    if (link == links.end()) continue;
    if (answers(m.results[link->second].status)) urls.push_back(request_target(link->first)), by_target[urls.back()] = link->second;
  }
  if (settings_.links.save_dry_run) {
    for (const std::string& url : urls) complain(world_, "would be saved: " + url);
    return;
  }
  const auto saved = saver_->save(urls, [&](std::size_t done) { tell_progress("Saving pages: ", done, urls.size()); });
  for (const SavedPage& page : saved) {
    m.results[by_target[page.url]].snapshot_url = page.address;
    if (page.address.empty()) m.document.remarks.push_back({"Not saved: " + page.url + ": " + page.trouble + ".", std::nullopt});
  }
}

/// Beside each capture stands where it is cited.
void LinkStage::describe(const Manuscript& m) {
  const auto citations = by_address(m);
  for (std::size_t i = 0; i < m.links.size(); ++i) {
    const LinkResult& r = m.results[i];
    if (r.archive.record_id.empty()) continue;
    std::vector<std::pair<std::string, std::string>> fields{{"manuscript", m.path}};
    for (const UrlUse& use : m.links[i].uses) {
      if (use.note >= 0) fields.emplace_back("note", m.document.notes[static_cast<std::size_t>(use.note)].label);
      if (const auto it = citations.find(use.span.begin); it != citations.end()) fields.emplace_back("citation", std::string(m.document.at(it->second->core)));
    }
    archive_->describe(r.final_url.empty() ? m.links[i].url : r.final_url, r.archive.record_id, fields);
  }
}

void LinkStage::show(std::size_t done, std::size_t all) { tell_progress("Checking links: ", done, all); }

void LinkStage::tell_progress(const std::string& what, std::size_t done, std::size_t all) {
  if (settings_.quiet || !world_.environment.is_terminal(2)) return;
  world_.console.write(2, "\r\x1B[K" + what + std::to_string(done) + " of " + std::to_string(all));
  shown_ = true;
}

Result<void> LinkStage::close() { return archive_ == nullptr ? Result<void>{} : archive_->close(); }

}  // namespace subcite
