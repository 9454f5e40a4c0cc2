// The WARC grows until the end, then all parts are packed in one step. What an earlier run wrote is read once, for the
// index and so that the same payload is not written twice; a record that breaks off at the end goes.
#include "archive/archive.h"

#include "archive/pieces.h"
#include "archive/reader.h"
#include "base/text.h"

namespace subcite {
namespace {

constexpr std::string_view kWarcName = "data.warc.gz";

std::string mime_of(std::string_view value) { return value.empty() ? "unk" : std::string(trim(value.substr(0, value.find(';')))); }

std::string resource(std::string_view path, std::string_view digest, std::uint64_t bytes) {
  const std::string name(path.substr(path.rfind('/') + 1));
  return "    {\"name\": \"" + name + "\", \"path\": \"" + std::string(path) + "\", \"hash\": \"" + std::string(digest) + "\", \"bytes\": " + std::to_string(bytes) + "}";
}

std::string bare_id(std::string_view field) {
  if (field.starts_with('<') && field.ends_with('>')) field = field.substr(1, field.size() - 2);
  return std::string(field);
}

/// "title: Eels" of a block of fields.
std::string value_in(std::string_view block, std::string_view name) {
  for (const std::string_view line : split(block, '\n'))
    if (line.starts_with(name) && line.substr(name.size()).starts_with(": ")) return std::string(trim(line.substr(name.size() + 2)));
  return {};
}

}  // namespace

Capture capture_of(const WarcRecord& record) {
  const bool revisit = record.field("WARC-Type") == "revisit";
  return {std::string(record.field("WARC-Target-URI")), std::string(record.field("WARC-Date")), mime_of(header_of_block(record.block, "Content-Type")), {}, status_of_block(record.block), {{record.offset, record.length}, bare_id(record.field("WARC-Record-ID")), std::string(record.field("WARC-Payload-Digest")), revisit}};
}

bool Archive::is_wacz() const { return path_.ends_with(".wacz"); }

std::string Archive::warc_path() const { return is_wacz() ? path_ + ".warc.gz" : path_; }

Result<std::unique_ptr<Archive>> Archive::open(const std::string& path, const std::string& software, io::World& world) {
  if (!path.ends_with(".wacz") && !path.ends_with(".warc.gz")) return failure("The archive “" + path + "” must end in .wacz or .warc.gz.");
  std::unique_ptr<Archive> archive(new Archive(path, software, world));
  auto lock = world.files.lock(path);
  if (!lock) return tl::unexpected<Error>(lock.error());
  archive->lock_ = std::move(*lock);
  if (auto unpacked = archive->unpack(); !unpacked) return tl::unexpected<Error>(unpacked.error());
  const Result<std::uint64_t> keep = archive->take_up();
  if (!keep) return tl::unexpected<Error>(keep.error());
  auto out = world.files.continue_file(archive->warc_path(), *keep);
  if (!out) return tl::unexpected<Error>(out.error());
  archive->out_ = std::move(*out);
  archive->warc_ = std::make_unique<WarcWriter>(*archive->out_, world.ids);
  archive->warc_->remember(std::move(archive->payloads_));
  if (auto counted = archive->count(*keep); !counted) return tl::unexpected<Error>(counted.error());
  archive->warc_->write_info(world.clock.now(), software, archive->is_wacz() ? std::string(kWarcName) : file_name(path));
  if (auto written = archive->warc_->press().settle(); !written) return tl::unexpected<Error>(written.error());
  return archive;
}

/// By the software that its description names.
bool Archive::is_ours() const {
  auto in = world_.files.open_entry(path_, "datapackage.json");
  constexpr std::uint64_t kLooked = 1U << 16U;
  std::string text;
  const auto take = [&text](std::string_view piece) { return text += piece, Result<void>{}; };
  return !in || !each_piece(**in, take, kLooked) || text.find("\"software\": \"subcite ") != std::string::npos;
}

/// The WARC of a WACZ that is to be continued, beside it; one that a killed run left there goes before.
Result<void> Archive::unpack() {
  if (!is_wacz() || world_.files.exists(warc_path()) || !world_.files.exists(path_)) return {};
  if (!is_ours()) return failure("The archive “" + path_ + "” was made by another program, and would lose what only that one keeps in it. Name another file.");
  auto in = world_.files.open_entry(path_, std::string(kWarcEntry));
  if (!in) return failure("The archive “" + path_ + "” cannot be continued: " + in.error().message + " Name another file.");
  auto out = world_.files.create_beside(warc_path());
  if (!out) return tl::unexpected<Error>(out.error());
  if (auto copied = each_piece(**in, [&out](std::string_view piece) { return (*out)->append(piece); }); !copied) return copied;
  const std::string name = (*out)->path();
  out->reset();
  return world_.files.rename(name, warc_path());
}

/// Reads what is there; the bytes of its whole records.
Result<std::uint64_t> Archive::take_up() {
  if (!world_.files.exists(warc_path())) return std::uint64_t{0};
  auto in = world_.files.open(warc_path());
  if (!in) return tl::unexpected<Error>(in.error());
  WarcReader reader(**in);
  WarcRecord record;
  Result<bool> more = reader.next(record);
  while (more && *more) {
    take(record);
    more = reader.next(record);
  }
  // Only what breaks off at the end is cut away; a file that is damaged, or another's, is left as it is.
  if (!more && !reader.broke_off()) return failure("“" + warc_path() + "” cannot be continued: " + more.error().message + ". Name another file.");
  return reader.good_until();
}

void Archive::take(const WarcRecord& record) {
  const std::string_view type = record.field("WARC-Type");
  if (type == "metadata" && !captures_.empty() && bare_id(record.field("WARC-Refers-To")) == captures_.back().place.record_id) {
    if (std::string title = value_in(record.block, "title"); !title.empty()) captures_.back().title = std::move(title);
  }
  if (type != "response" && type != "revisit") return;
  captures_.push_back(capture_of(record));
  const Capture& c = captures_.back();
  if (type == "response" && is_worth_referring_to(c.status, payload_of(record.block).size())) payloads_.emplace(c.place.payload_digest, WarcPayload{c.place.record_id, c.url, c.date});
}

/// The digest of the whole file covers what stands in it already.
Result<void> Archive::count(std::uint64_t bytes) {
  if (bytes == 0) return {};
  auto in = world_.files.open(warc_path());
  if (!in) return tl::unexpected<Error>(in.error());
  std::uint64_t counted = 0;
  const auto take = [&](std::string_view piece) { return warc_->press().count(piece), counted += piece.size(), Result<void>{}; };
  if (!each_piece(**in, take, bytes) || counted != bytes) return failure("“" + warc_path() + "” changed while it was read.");
  return {};
}

ArchiveEntry Archive::add(const Exchange& exchange, const std::string& title) {
  if (exchange.http_status == 0) {
    warc_->write_metadata(exchange.url, exchange.date, {}, {{"fetch-error", exchange.fault}});
    return {};
  }
  const WarcPlace place = warc_->write(exchange);
  captures_.push_back({exchange.url, exchange.date, mime_of(header_of(exchange, "Content-Type")), title, exchange.http_status, place});
  if (!title.empty()) describe(exchange.url, place.record_id, {{"title", title}});
  return {path_, place.record_id, place.payload_digest};
}

void Archive::describe(const std::string& url, const std::string& record_id, const std::vector<std::pair<std::string, std::string>>& fields) { warc_->write_metadata(url, world_.clock.now(), record_id, fields); }

/// The captures of this run, which come last, learn where they stand.
void Archive::place_captures() {
  const std::vector<WarcMember>& members = warc_->press().members();
  const std::size_t earlier = captures_.size() - members.size();
  for (std::size_t i = 0; i < members.size(); ++i) captures_[earlier + i].place.member = members[i];
}

Result<void> Archive::close() {
  if (auto written = warc_->press().settle(); !written) return written;
  place_captures();
  const std::uint64_t size = out_->size();
  const std::string digest = warc_->press().finish_digest();
  if (!is_wacz()) {
    out_.reset();
    return {};
  }
  const std::string index = cdxj_of(captures_, std::string(kWarcName));
  const std::string pages = pages_of(captures_);
  const std::string package = "{\n  \"profile\": \"data-package\",\n  \"wacz_version\": \"1.1.1\",\n  \"title\": \"Cited web pages\",\n  \"software\": \"" + software_ + "\",\n  \"created\": \"" + world_.clock.now() + "\",\n  \"resources\": [\n" +
                              resource(kWarcEntry, digest, size) + ",\n" + resource(kIndexEntry, sha256_of(index), index.size()) + ",\n" + resource("pages/pages.jsonl", sha256_of(pages), pages.size()) + "\n  ]\n}\n";
  const std::string package_digest = "{\"path\": \"datapackage.json\", \"hash\": \"" + sha256_of(package) + "\"}\n";
  auto packed = world_.files.write_zip(path_, {{std::string(kWarcEntry), {}, warc_path()}, {std::string(kIndexEntry), index, {}}, {"pages/pages.jsonl", pages, {}}, {"datapackage.json", package, {}}, {"datapackage-digest.json", package_digest, {}}});
  if (packed) world_.files.remove(warc_path());
  out_.reset();  // only now may another run take it up
  return packed;
}

}  // namespace subcite
