#include "core/spec/reasons.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <utility>

namespace mianguan {

namespace {

struct Group {
    const char* id;
    const char* title;
};

constexpr Group groups[] = {
    //: 位置与大小
    {"geometry", QT_TRANSLATE_NOOP("Reason", "Position and size")},
    //: 面部
    {"face", QT_TRANSLATE_NOOP("Reason", "Face")},
    //: 眼镜与饰物
    {"glasses", QT_TRANSLATE_NOOP("Reason", "Glasses and ornaments")},
    //: 服装
    {"clothes", QT_TRANSLATE_NOOP("Reason", "Clothes")},
    //: 照片来源
    {"source", QT_TRANSLATE_NOOP("Reason", "Source of the picture")},
    //: 背景与文件
    {"background", QT_TRANSLATE_NOOP("Reason", "Background and file")},
    //: 身份
    {"identity", QT_TRANSLATE_NOOP("Reason", "Identity")},
};

struct Entry {
    const char* group;
    const char* id;
    const char* pinyin;
    const char* text;
};

constexpr Entry entries[] = {
    //: 头部过大
    {"geometry", "head-too-large", "tbgd", QT_TRANSLATE_NOOP("Reason", "Head too large")},
    //: 头部过小
    {"geometry", "head-too-small", "tbgx", QT_TRANSLATE_NOOP("Reason", "Head too small")},
    //: 眼睛位置不合格
    {"geometry", "eyes-misplaced", "yjwzbhg", QT_TRANSLATE_NOOP("Reason", "Eyes too high or too low")},
    //: 头顶距离不合格
    {"geometry", "hair-top-distance", "tdjlbhg", QT_TRANSLATE_NOOP("Reason", "Wrong space above the head")},
    //: 瞳孔连线不平
    {"geometry", "eyes-not-level", "tklxbp", QT_TRANSLATE_NOOP("Reason", "Eyes not level")},
    //: 人像偏左
    {"geometry", "off-left", "rxpz", QT_TRANSLATE_NOOP("Reason", "Too far left")},
    //: 人像偏右
    {"geometry", "off-right", "rxpy", QT_TRANSLATE_NOOP("Reason", "Too far right")},
    //: 变形
    {"geometry", "distorted", "bx", QT_TRANSLATE_NOOP("Reason", "Distorted")},

    //: 头发遮挡眉毛
    {"face", "hair-over-brows", "tfzdmm", QT_TRANSLATE_NOOP("Reason", "Hair over the brows")},
    //: 头发遮挡眼睛
    {"face", "hair-over-eyes", "tfzdyj", QT_TRANSLATE_NOOP("Reason", "Hair over the eyes")},
    //: 头发遮挡耳朵
    {"face", "hair-over-ears", "tfzded", QT_TRANSLATE_NOOP("Reason", "Hair over the ears")},
    //: 未露双耳
    {"face", "ears-hidden", "wlse", QT_TRANSLATE_NOOP("Reason", "Ears not both visible")},
    //: 露齿
    {"face", "teeth-shown", "lc", QT_TRANSLATE_NOOP("Reason", "Teeth shown")},
    //: 嘴未闭合
    {"face", "mouth-open", "zwbh", QT_TRANSLATE_NOOP("Reason", "Mouth not closed")},
    //: 闭眼
    {"face", "eyes-closed", "by", QT_TRANSLATE_NOOP("Reason", "Eyes closed")},
    //: 未平视
    {"face", "gaze-off", "wps", QT_TRANSLATE_NOOP("Reason", "Not looking straight ahead")},
    //: 侧脸
    {"face", "face-turned", "cl", QT_TRANSLATE_NOOP("Reason", "Face turned")},
    //: 低头
    {"face", "head-down", "dt", QT_TRANSLATE_NOOP("Reason", "Head bowed")},
    //: 仰头
    {"face", "head-up", "yt", QT_TRANSLATE_NOOP("Reason", "Head tipped back")},
    //: 侧身
    {"face", "body-turned", "cs", QT_TRANSLATE_NOOP("Reason", "Body turned")},
    //: 左右肩不平
    {"face", "shoulders-uneven", "zyjbp", QT_TRANSLATE_NOOP("Reason", "Shoulders not level")},
    //: 面部高光反光
    {"face", "face-glare", "mbggfg", QT_TRANSLATE_NOOP("Reason", "Hot spots or glare on the face")},
    //: 阴阳脸
    {"face", "light-uneven", "yyl", QT_TRANSLATE_NOOP("Reason", "One side of the face darker")},
    //: 面部阴影
    {"face", "face-shadow", "mbyy", QT_TRANSLATE_NOOP("Reason", "Shadow on the face")},
    //: 红眼
    {"face", "red-eye", "hy", QT_TRANSLATE_NOOP("Reason", "Red eyes")},
    //: 浓妆
    {"face", "heavy-makeup", "nz", QT_TRANSLATE_NOOP("Reason", "Heavy make-up")},
    //: 美瞳
    {"face", "coloured-lenses", "mt", QT_TRANSLATE_NOOP("Reason", "Coloured contact lenses")},

    //: 眼镜反光
    {"glasses", "glasses-glare", "yjfg", QT_TRANSLATE_NOOP("Reason", "Glare on the glasses")},
    //: 镜框遮眼
    {"glasses", "glasses-frame", "jkzy", QT_TRANSLATE_NOOP("Reason", "Frame over the eyes")},
    //: 有色眼镜
    {"glasses", "glasses-tint", "ysyj", QT_TRANSLATE_NOOP("Reason", "Tinted glasses")},
    //: 耳环
    {"glasses", "earrings", "eh", QT_TRANSLATE_NOOP("Reason", "Earrings")},
    //: 项链
    {"glasses", "necklace", "xl", QT_TRANSLATE_NOOP("Reason", "Necklace")},
    //: 头饰
    {"glasses", "hair-ornament", "ts", QT_TRANSLATE_NOOP("Reason", "Hair ornament")},
    //: 帽子
    {"glasses", "hat", "mz", QT_TRANSLATE_NOOP("Reason", "Hat")},

    //: 与背景同色
    {"clothes", "clothes-like-background", "ybjts",
     QT_TRANSLATE_NOOP("Reason", "Same colour as the background")},
    //: 无袖/吊带/低胸
    {"clothes", "clothes-bare", "wxdddx", QT_TRANSLATE_NOOP("Reason", "Sleeveless, straps or low neckline")},
    //: 高领/毛领
    {"clothes", "collar-high", "glml", QT_TRANSLATE_NOOP("Reason", "High or fur collar")},
    //: 复杂图案条纹
    {"clothes", "clothes-pattern", "fztatw", QT_TRANSLATE_NOOP("Reason", "Busy pattern or stripes")},
    //: 制服
    {"clothes", "uniform", "zf", QT_TRANSLATE_NOOP("Reason", "Uniform")},

    //: 自拍
    {"source", "selfie", "zp", QT_TRANSLATE_NOOP("Reason", "Selfie")},
    //: 翻拍
    {"source", "recapture", "fp", QT_TRANSLATE_NOOP("Reason", "Photograph of a photograph")},
    //: 扫描
    {"source", "scan", "sm", QT_TRANSLATE_NOOP("Reason", "Scan")},
    //: 美颜PS
    {"source", "retouched", "myps", QT_TRANSLATE_NOOP("Reason", "Beautified or retouched")},
    //: 录取照片
    {"source", "admission-photo", "lqzp", QT_TRANSLATE_NOOP("Reason", "Admission photo")},
    //: 生活照
    {"source", "snapshot", "shz", QT_TRANSLATE_NOOP("Reason", "Snapshot")},
    //: 拍摄时间过久
    {"source", "picture-old", "pssjgj", QT_TRANSLATE_NOOP("Reason", "Taken too long ago")},

    //: 背景渐变
    {"background", "background-gradient", "bjjb", QT_TRANSLATE_NOOP("Reason", "Background fades")},
    //: 背景阴影
    {"background", "background-shadow", "bjyy", QT_TRANSLATE_NOOP("Reason", "Shadow on the background")},
    //: 背景杂物
    {"background", "background-objects", "bjzw", QT_TRANSLATE_NOOP("Reason", "Objects in the background")},
    //: 抠图残缺(耳/发/肩)
    {"background", "cutout-incomplete", "ktcqefj",
     QT_TRANSLATE_NOOP("Reason", "Cut-out incomplete (ears, hair, shoulders)")},
    //: 色偏
    {"background", "colour-cast", "sp", QT_TRANSLATE_NOOP("Reason", "Colour cast")},
    //: 模糊
    {"background", "blurred", "mh", QT_TRANSLATE_NOOP("Reason", "Blurred")},
    //: 噪点
    {"background", "noise", "zd", QT_TRANSLATE_NOOP("Reason", "Noise")},
    //: 像素不合格
    {"background", "file-pixels", "xsbhg", QT_TRANSLATE_NOOP("Reason", "Wrong number of pixels")},
    //: dpi不合格
    {"background", "file-dpi", "dpibhg", QT_TRANSLATE_NOOP("Reason", "Wrong dpi")},
    //: 大小不合格
    {"background", "file-size", "dxbhg", QT_TRANSLATE_NOOP("Reason", "Wrong file size")},
    //: 格式不合格
    {"background", "file-format", "gsbhg", QT_TRANSLATE_NOOP("Reason", "Wrong file format")},

    //: 人像比对不通过
    {"identity", "face-mismatch", "rxbdbtg", QT_TRANSLATE_NOOP("Reason", "Not the same face")},
    //: 信息不符
    {"identity", "details-mismatch", "xxbf", QT_TRANSLATE_NOOP("Reason", "Details do not match")},
    //: 采集码无效
    {"identity", "code-invalid", "cjmwx", QT_TRANSLATE_NOOP("Reason", "Collection code not valid")},
    //: 重复采集
    {"identity", "duplicate", "cfcj", QT_TRANSLATE_NOOP("Reason", "Collected twice")},
    //: 无采集资格
    {"identity", "not-eligible", "wcjzg", QT_TRANSLATE_NOOP("Reason", "Not eligible")},
    //: 多人脸
    {"identity", "many-faces", "drl", QT_TRANSLATE_NOOP("Reason", "More than one face")},
    //: 无人脸
    {"identity", "no-face", "wrl", QT_TRANSLATE_NOOP("Reason", "No face")},
};

/// A finding and the reason for it; an empty cause stands for any other cause.
struct Link {
    const char* finding;
    const char* cause;
    const char* reason;
};

constexpr Link links[] = {
    {"face-count", "many", "many-faces"},
    {"face-count", "", "no-face"},
    {"source-resolution", "", "file-pixels"},
    {"hair-top", "", "hair-top-distance"},
    {"eye-line", "", "eyes-misplaced"},
    {"face-width", "too-large", "head-too-large"},
    {"face-width", "too-small", "head-too-small"},
    {"head-height", "too-large", "head-too-large"},
    {"head-height", "too-small", "head-too-small"},
    {"centring", "left", "off-left"},
    {"centring", "right", "off-right"},
    {"roll", "", "eyes-not-level"},
    {"yaw", "", "face-turned"},
    {"pitch", "up", "head-up"},
    {"pitch", "down", "head-down"},
    {"shoulders-level", "", "shoulders-uneven"},
    {"eyes-open", "", "eyes-closed"},
    {"gaze", "", "gaze-off"},
    {"mouth-closed", "", "mouth-open"},
    {"teeth", "", "teeth-shown"},
    {"ears-visible", "", "ears-hidden"},
    {"brows-visible", "", "hair-over-brows"},
    {"hair-over-eyes", "", "hair-over-eyes"},
    {"glasses-glare", "", "glasses-glare"},
    {"glasses-tint", "", "glasses-tint"},
    {"glasses-frame", "", "glasses-frame"},
    {"head-cover", "ornament", "hair-ornament"},
    {"head-cover", "", "hat"},
    {"earrings", "", "earrings"},
    {"necklace", "", "necklace"},
    {"clothes-contrast", "", "clothes-like-background"},
    {"light-even", "", "light-uneven"},
    {"face-shadow", "", "face-shadow"},
    {"hot-spots", "", "face-glare"},
    {"red-eye", "", "red-eye"},
    {"sharpness", "", "blurred"},
    {"noise", "", "noise"},
    {"colour-cast", "", "colour-cast"},
    {"background-even", "uneven", "background-gradient"},
    {"background-even", "shadow", "background-shadow"},
    {"background-even", "objects", "background-objects"},
    {"matte-quality", "", "cutout-incomplete"},
    {"natural-picture", "", "retouched"},
    {"recapture", "", "recapture"},
    {"selfie", "", "selfie"},
    {"picture-age", "", "picture-old"},
    {"file-format", "size", "file-pixels"},
    {"file-format", "", "file-format"},
    {"file-size", "", "file-size"},
    {"file-dpi", "", "file-dpi"},
};

QString translated(const char* text) { return QCoreApplication::translate("Reason", text); }

Reason reasonOf(const Entry& entry) {
    return {QLatin1String(entry.id), QLatin1String(entry.group), translated(entry.text),
            QLatin1String(entry.pinyin)};
}

/// How well `typed` fits, the smaller the better; none when it does not.
std::optional<int> rank(const Reason& reason, const QString& typed) {
    const auto begins = [&](const QString& word) { return word.startsWith(typed, Qt::CaseInsensitive); };
    const auto holds = [&](const QString& word) { return word.contains(typed, Qt::CaseInsensitive); };
    const auto is = [&](const QString& word) { return word.compare(typed, Qt::CaseInsensitive) == 0; };
    if (is(reason.text) || is(reason.pinyin) || is(reason.id)) return 0;
    if (begins(reason.text) || begins(reason.pinyin)) return 1;
    if (holds(reason.text)) return 2;
    if (holds(reason.pinyin)) return 3;
    return holds(reason.id) ? std::optional<int>(4) : std::nullopt;
}

} // namespace

QList<Reason> rejectionReasons() {
    QList<Reason> reasons;
    for (const Entry& entry : entries)
        reasons += reasonOf(entry);
    return reasons;
}

QString groupTitle(const QString& group) {
    for (const Group& known : groups)
        if (group == QLatin1String(known.id)) return translated(known.title);
    return group;
}

const char* reasonSource(const QString& reasonId) {
    for (const Entry& entry : entries)
        if (reasonId == QLatin1String(entry.id)) return entry.text;
    return nullptr;
}

QString reasonText(const QString& reasonId) {
    const char* source = reasonSource(reasonId);
    return source ? translated(source) : reasonId;
}

QList<Reason> findReasons(const QString& typed) {
    QList<std::pair<int, Reason>> ranked;
    for (const Reason& reason : rejectionReasons())
        if (const auto fit = rank(reason, typed.trimmed())) ranked.emplaceBack(*fit, reason);
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    QList<Reason> found;
    for (const auto& [fit, reason] : ranked)
        found += reason;
    return found;
}

QString reasonForFinding(const QString& findingId, const QString& cause) {
    for (const Link& link : links) {
        const QLatin1String wanted(link.cause);
        if (findingId == QLatin1String(link.finding) && (wanted.isEmpty() || cause == wanted))
            return QLatin1String(link.reason);
    }
    return {};
}

} // namespace mianguan
