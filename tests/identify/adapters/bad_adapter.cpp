#include "core/identify/adapters/mianguan_adapter.h"

#include <QByteArray>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

// An adapter as no vendor should write it: it does what the code's bytes, or the settings, say.

namespace {

QByteArray settings;

template <size_t N>
void set(char (&to)[N], const char* text) {
    std::strncpy(to, text, N);
}

void sleepForEver() {
    while (true)
        std::this_thread::sleep_for(std::chrono::seconds(1));
}

/// What both kinds can do; true when there is nothing more to say.
bool misbehave(const QByteArray& deed) {
    if (deed == "segv") std::raise(SIGSEGV);
    if (deed == "abort") std::abort();
    if (deed == "exit") _exit(7);
    if (deed == "hang") sleepForEver();
    if (deed == "noise") std::puts("a vendor's greeting"), std::fflush(stdout);
    if (deed == "close") close(3);
    if (deed == "stray") (void)!send(3, "stray", 5, MSG_DONTWAIT);
    return false;
}

int32_t decode(const uint8_t* bytes, uint32_t length, mianguan_code* code, mianguan_error* error) {
    const QByteArray deed(reinterpret_cast<const char*>(bytes), qsizetype(length));
    misbehave(deed);
    set(code->student_number, "20210001");
    set(code->name, "张*三");
    set(code->identity_number, "**************002X");
    if (deed == "failed") return set(error->text, "the licence\x1B[2J has expired"), MIANGUAN_FAILED;
    if (deed == "silent failure") return -5;
    if (deed == "nothing") return MIANGUAN_NOTHING;
    if (deed == "not UTF-8") set(code->name, "\xC5\xB7\xFF\xFE");
    if (deed == "control characters") set(code->name, "a\tb\x01");
    if (deed == "no end") std::memset(code->student_number, '1', sizeof code->student_number);
    if (deed == "wrong number") set(code->identity_number, "110105194912310021");
    if (deed == "long key") std::memset(code->enrolment_key, 'k', sizeof code->enrolment_key);
    if (deed == "school") set(code->school_code, "1000l");
    if (deed == "nobody") std::memset(code, 0, sizeof *code);
    return MIANGUAN_OK;
}

int32_t open(const char* text, mianguan_error* error) {
    settings = text;
    if (settings == "cannot open") return set(error->text, "no device"), MIANGUAN_FAILED;
    return MIANGUAN_OK;
}

void closeDevice() { settings.clear(); }

void putPortrait(mianguan_card* card, uint32_t format, const QByteArray& bytes, uint32_t width = 0,
                 uint32_t height = 0) {
    std::memcpy(card->portrait, bytes.constData(), size_t(bytes.size()));
    card->portrait_format = format;
    card->portrait_length = uint32_t(bytes.size());
    card->portrait_width = width;
    card->portrait_height = height;
}

int32_t read(uint32_t, mianguan_card* card, mianguan_error*) {
    misbehave(settings);
    set(card->name, "张三");
    set(card->sex, settings == "other sex" ? "男" : "女");
    set(card->birth_date, settings == "other birth" ? "19491230"
                          : settings == "no date"   ? "19491331"
                                                    : "19491231");
    set(card->identity_number, settings == "wrong number" ? "110105194912310021" : "11010519491231002X");
    set(card->valid_to, "长期");
    if (settings == "no name") std::memset(card->name, 0, sizeof card->name);
    if (settings == "raw")
        putPortrait(card, MIANGUAN_PORTRAIT_BGR, QByteArray(102 * 126 * 3, '\x40'), 102, 126);
    if (settings == "raw, other size")
        putPortrait(card, MIANGUAN_PORTRAIT_BGR, QByteArray(102 * 126 * 3, '\x40'), 102, 127);
    if (settings == "no bitmap")
        putPortrait(card, MIANGUAN_PORTRAIT_BMP,
                    "BM and nothing more that makes sense, though long enough to look");
    if (settings == "no JPEG") putPortrait(card, MIANGUAN_PORTRAIT_JPEG, "\xFF\xD8\xFF");
    if (settings == "other format") putPortrait(card, 77, "x");
    if (settings == "endless portrait")
        card->portrait_format = MIANGUAN_PORTRAIT_JPEG, card->portrait_length = 0xFFFFFFFFU;
    if (settings == "empty portrait") card->portrait_format = MIANGUAN_PORTRAIT_JPEG;
    return MIANGUAN_OK;
}

constexpr mianguan_code_decoder decoder{MIANGUAN_ADAPTER_VERSION, "bad", decode};
constexpr mianguan_card_reader reader{MIANGUAN_ADAPTER_VERSION, "bad", open, closeDevice, read};

} // namespace

const mianguan_code_decoder* mianguan_get_code_decoder(uint32_t) { return &decoder; }
const mianguan_card_reader* mianguan_get_card_reader(uint32_t) { return &reader; }
