// SPDX-License-Identifier: Apache-2.0
// Whole files: what is kept when they are written, and what is left when they cannot be.
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "gevinst/error.hpp"
#include "gevinst/file.hpp"
#include "support/catch2.hpp"
#include "support/messages.hpp"

namespace gv = gevinst;
namespace fs = std::filesystem;
using gevinst_test::message_of;

namespace {

/// An empty folder, removed at the end.
class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "gevinst-test-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path_); }
    [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }
    [[nodiscard]] std::size_t files() const { return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator())); }

private:
    std::string path_;
};

std::string read_error(const std::string& path) {
    return message_of<gv::FileError>([&] { return gv::read_text_file(path); });
}
std::string write_error(const std::string& path, const std::string& text = "x") {
    return message_of<gv::FileError>([&] { return gv::write_text_file(path, text), 0; });
}
unsigned mode_of(const std::string& path) { return static_cast<unsigned>(fs::status(path).permissions()); }

/// Files end at a size while this lives, as they do on a full disk.
class SmallFiles {
public:
    explicit SmallFiles(::rlim_t most) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const struct ::rlimit small { most, before_.rlim_max };
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;
    ~SmallFiles() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

private:
    struct ::rlimit before_ {};
    void (*handler_)(int);
};

}  // namespace

TEST_CASE("what is written is read, byte by byte, and nothing else is left in the folder") {
    const Folder folder;
    for (const std::string& text : {std::string(), std::string("a\r\n\0b", 5), std::string(3'000'000, 'x'), std::string(4096, 'y'), std::string(4097, 'z')}) {
        gv::write_text_file(folder / "case.json", text);
        CHECK((gv::read_text_file(folder / "case.json") == text));
        CHECK(folder.files() == 1);
    }
}

TEST_CASE("a new file has the usual permissions, an old one keeps its own") {
    const Folder folder;
    const ::mode_t before = ::umask(027);
    gv::write_text_file(folder / "new", "x");
    ::umask(before);
    CHECK(mode_of(folder / "new") == 0640);
    fs::permissions(folder / "new", fs::perms(0604));
    gv::write_text_file(folder / "new", "y");
    CHECK(mode_of(folder / "new") == 0604);
}

TEST_CASE("a symbolic link stays, and what it leads to is written") {
    const Folder folder;
    fs::create_directory(folder / "deep");
    gv::write_text_file(folder / "deep/case.json", "old");
    fs::create_symlink("deep/case.json", folder / "inner");
    fs::create_symlink("inner", folder / "outer");
    fs::create_symlink("deep/later.json", folder / "dangling");
    gv::write_text_file(folder / "outer", "new");
    gv::write_text_file(folder / "dangling", "first");
    CHECK(fs::is_symlink(folder / "outer"));
    CHECK(fs::is_symlink(folder / "inner"));
    CHECK(gv::read_text_file(folder / "deep/case.json") == "new");
    CHECK(gv::read_text_file(folder / "deep/later.json") == "first");
    fs::create_symlink("circle", folder / "circle");
    CHECK(write_error(folder / "circle") == "cannot write '" + (folder / "circle") + "': symbolic links lead in a circle");
    CHECK(read_error(folder / "circle") == "cannot read '" + (folder / "circle") + "': symbolic links lead in a circle");
}

TEST_CASE("files that cannot be read are told why") {
    const Folder folder;
    gv::write_text_file(folder / "file", "12345");
    CHECK(read_error(folder / "none") == "cannot read '" + (folder / "none") + "': there is no such file");
    CHECK(read_error(folder / "none/file") == "cannot read '" + (folder / "none/file") + "': there is no folder '" + (folder / "none") + "'");
    CHECK(read_error(folder / "") == "cannot read '" + (folder / "") + "': it is a folder: name a file in it");
    CHECK(read_error(folder / "file/x") == "cannot read '" + (folder / "file/x") + "': '" + (folder / "file") + "' is no folder");
    CHECK(read_error("") == "cannot read '': the name of the file is empty");
    CHECK(read_error(std::string("a\0b", 3)) == "cannot read 'a\\u0000b': the name of the file holds the character U+0000");
    CHECK(read_error(folder / std::string(300, 'x')).ends_with(": its name is too long"));
    CHECK(message_of<gv::FileError>([&] { return gv::read_text_file(folder / "file", 4); }) ==
          "cannot read '" + (folder / "file") + "': it has more than 4 bytes, the most that are read");
    CHECK(gv::read_text_file(folder / "file", 5) == "12345");
    // No size is known of these.
    CHECK_FALSE(gv::read_text_file("/proc/self/status").empty());
    CHECK(message_of<gv::FileError>([&] { return gv::read_text_file("/dev/zero", 10'000); }).ends_with("more than 10000 bytes, the most that are read"));
    try {
        (void)gv::read_json_file(folder / "file", 4);
        FAIL("nothing was thrown");
    } catch (const gv::FileError& error) {
        CHECK(error.place().file == folder / "file");
        CHECK(error.place().line == 0);
    }
    CHECK(gv::read_json_file(folder / "file").root().number() == 12345);
}

TEST_CASE("files that cannot be written are told why") {
    const Folder folder;
    gv::write_text_file(folder / "file", "12345");
    CHECK(write_error(folder / "none/file") == "cannot write '" + (folder / "none/file") + "': there is no folder '" + (folder / "none") + "'");
    CHECK(write_error(folder / "") == "cannot write '" + (folder / "") + "': it is a folder: name a file in it");
    CHECK(write_error(folder / "file/x") == "cannot write '" + (folder / "file/x") + "': '" + (folder / "file") + "' is no folder");
    CHECK(write_error("") == "cannot write '': the name of the file is empty");
    // Nobody makes files here, the superuser neither.
    CHECK(write_error("/proc/gevinst").starts_with("cannot write '/proc/gevinst': no file can be made beside it: "));
    CHECK(folder.files() == 1);
}

TEST_CASE("what is no regular file is written directly and stays what it is") {
    if (!fs::is_character_file("/dev/full")) return;
    CHECK(write_error("/dev/full") == "cannot write '/dev/full': the disk is full");
    CHECK(fs::is_character_file("/dev/full"));
    gv::write_text_file("/dev/null", "x");
    CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("permissions hold for who is not the superuser") {
    if (::geteuid() == 0) return;
    const Folder folder;
    gv::write_text_file(folder / "file", "old");
    fs::permissions(folder / "file", fs::perms(0400));
    CHECK(write_error(folder / "file") == "cannot write '" + (folder / "file") + "': its permissions or those of its folder do not allow it");
    fs::permissions(folder / "file", fs::perms(0200));
    CHECK(read_error(folder / "file") == "cannot read '" + (folder / "file") + "': its permissions or those of its folder do not allow it");
}

TEST_CASE("when the text does not fit, the old file is whole and nothing is left") {
    const Folder folder;
    gv::write_text_file(folder / "file", "old");
    {
        const SmallFiles small(1000);
        CHECK(write_error(folder / "file", std::string(100'000, 'x')) ==
              "cannot write '" + (folder / "file") + "': it is larger than files may be here; the old file is as it was");
        CHECK(write_error(folder / "new", std::string(100'000, 'x')) == "cannot write '" + (folder / "new") + "': it is larger than files may be here");
    }
    CHECK(gv::read_text_file(folder / "file") == "old");
    CHECK(folder.files() == 1);
}
