// The WARC grows beside the WACZ until the end, then all parts are packed in one step.
#include "archive/archive.h"

#include "base/text.h"

namespace subcite {
namespace {

constexpr std::string_view kWarcName = "data.warc.gz";

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string mime_of(const Exchange& exchange) {
  const std::string value = header_of(exchange, "Content-Type");
  return value.empty() ? "unk" : std::string(trim(value.substr(0, value.find(';'))));
}

std::string resource(std::string_view path, std::string_view digest, std::uint64_t bytes) {
  const std::string name(path.substr(path.rfind('/') + 1));
  return "    {\"name\": \"" + name + "\", \"path\": \"" + std::string(path) + "\", \"hash\": \"" + std::string(digest) + "\", \"bytes\": " + std::to_string(bytes) + "}";
}

}  // namespace

bool Archive::is_wacz() const { return path_.ends_with(".wacz"); }

Result<std::unique_ptr<Archive>> Archive::open(const std::string& path, const std::string& software, io::World& world) {
  if (!path.ends_with(".wacz") && !path.ends_with(".warc.gz")) return failure("The archive “" + path + "” must end in .wacz or .warc.gz.");
  std::unique_ptr<Archive> archive(new Archive(path, software, world));
  auto out = world.files.create_beside(path);
  if (!out) return tl::unexpected<Error>(out.error());
  archive->out_ = std::move(*out);
  archive->warc_ = std::make_unique<WarcWriter>(*archive->out_, world.ids);
  if (auto written = archive->warc_->write_info(world.clock.now(), software, archive->is_wacz() ? std::string(kWarcName) : file_name(path)); !written) return tl::unexpected<Error>(written.error());
  return archive;
}

ArchiveEntry Archive::add(const Exchange& exchange, const std::string& title) {
  if (!trouble_.empty()) return {};
  auto place = warc_->write(exchange);
  if (!place) {
    trouble_ = place.error().message;
    return {};
  }
  captures_.push_back({exchange.url, exchange.date, mime_of(exchange), title, exchange.http_status, *place});
  return {path_, place->record_id, place->payload_digest};
}

Result<void> Archive::close() {
  const std::uint64_t size = out_->size();
  const std::string warc = out_->path();
  const std::string digest = warc_->finish_digest();
  out_.reset();
  if (!trouble_.empty()) return failure(trouble_);
  if (!is_wacz()) return world_.files.rename(warc, path_);
  const std::string index = cdxj_of(captures_, std::string(kWarcName));
  const std::string pages = pages_of(captures_);
  const std::string package = "{\n  \"profile\": \"data-package\",\n  \"wacz_version\": \"1.1.1\",\n  \"title\": \"Cited web pages\",\n  \"software\": \"" + software_ + "\",\n  \"created\": \"" + world_.clock.now() + "\",\n  \"resources\": [\n" +
                              resource("archive/data.warc.gz", digest, size) + ",\n" + resource("indexes/index.cdx", sha256_of(index), index.size()) + ",\n" + resource("pages/pages.jsonl", sha256_of(pages), pages.size()) + "\n  ]\n}\n";
  const std::string package_digest = "{\"path\": \"datapackage.json\", \"hash\": \"" + sha256_of(package) + "\"}\n";
  auto packed = world_.files.write_zip(path_, {{"archive/data.warc.gz", {}, warc}, {"indexes/index.cdx", index, {}}, {"pages/pages.jsonl", pages, {}}, {"datapackage.json", package, {}}, {"datapackage-digest.json", package_digest, {}}});
  if (packed) world_.files.remove(warc);
  return packed;
}

}  // namespace subcite
