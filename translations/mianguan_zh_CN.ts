<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Batch</name>
    <message>
        <source>Judges finished photos as they are; nothing is written.</source>
        <translation>按原样检查成品照片，不写任何文件。</translation>
    </message>
    <message>
        <source>Photo specification; see mianguan-batch specs.</source>
        <translation>照片规范，可用 mianguan-batch specs 查看。</translation>
    </message>
    <message>
        <source>Write a JSON object a line for each input; - is standard output.</source>
        <translation>每个输入写一行 JSON；- 表示标准输出。</translation>
    </message>
    <message>
        <source>Name at least one picture or folder.</source>
        <translation>请至少给出一张图片或一个文件夹。</translation>
    </message>
    <message>
        <source>Usage: mianguan-batch COMMAND [options] FILE…

Standard photos to 教毕指〔2017〕99号 without a window.

  standardize FILE|DIR…   makes a standard photo of every picture and says what is wrong with it
  check FILE…             judges finished photos as they are
  matte FILE -o OUT.png   cuts the person out
  verify A B              says whether two pictures show the same person
  specs                   lists the photo specifications

  mianguan-batch COMMAND --help   explains one command
  mianguan-batch --version

Exit status: 0 all pass or warn · 1 something failed · 3 something unreadable · 2 wrong usage.</source>
        <translation>用法：mianguan-batch 命令 [选项] 文件…

不开窗口，按教毕指〔2017〕99号制作标准照。

  standardize 文件|目录…  为每张图片制作标准照，并说明问题
  check 文件…             按原样检查成品照片
  matte 文件 -o 输出.png  抠出人像
  verify A B              判断两张图片是否同一人
  specs                   列出照片规范

  mianguan-batch 命令 --help   解释一个命令
  mianguan-batch --version

退出状态：0 全部通过或仅有提醒 · 1 有不合格 · 3 有读不了的文件 · 2 用法错误。</translation>
    </message>
    <message>
        <source>There is no command %1. See: mianguan-batch --help</source>
        <translation>没有命令 %1。请看：mianguan-batch --help</translation>
    </message>
    <message>
        <source>The matte cannot be written: %1</source>
        <translation>抠图结果无法写入：%1</translation>
    </message>
    <message>
        <source>Check free space and rights, then run again.</source>
        <translation>请检查剩余空间和写入权限，然后重试。</translation>
    </message>
    <message>
        <source>Writes how much of each pixel is the person, as an 8-bit grey PNG of the upright picture&apos;s size.</source>
        <translation>把每个像素属于人像的程度写成 8 位灰度 PNG，尺寸与摆正后的原图相同。</translation>
    </message>
    <message>
        <source>Picture of the empty backdrop, taken with the same camera setting.</source>
        <translation>用相同相机设置拍摄的空背景图。</translation>
    </message>
    <message>
        <source>The PNG to write.</source>
        <translation>要写出的 PNG 文件。</translation>
    </message>
    <message>
        <source>Name one picture.</source>
        <translation>请给出一张图片。</translation>
    </message>
    <message>
        <source>Say with -o where the matte goes.</source>
        <translation>请用 -o 指定抠图结果的位置。</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>显示这段帮助。</translation>
    </message>
    <message>
        <source>Usage: mianguan-batch %1 %2</source>
        <translation>用法：mianguan-batch %1 %2</translation>
    </message>
    <message>
        <source>See: mianguan-batch %1 --help</source>
        <translation>请看：mianguan-batch %1 --help</translation>
    </message>
    <message>
        <source>The output folder cannot be made</source>
        <translation>无法建立输出文件夹</translation>
    </message>
    <message>
        <source>The report cannot be written: %1</source>
        <translation>报告无法写入：%1</translation>
    </message>
    <message>
        <source>Choose another path for --json.</source>
        <translation>请为 --json 换一个路径。</translation>
    </message>
    <message>
        <source>The report could not be written whole</source>
        <translation>报告没有写完整</translation>
    </message>
    <message>
        <source>Free some space on this disk, then run again.</source>
        <translation>请清理磁盘空间，然后重试。</translation>
    </message>
    <message>
        <source>Lists the photo specifications, the default first.</source>
        <translation>列出照片规范，默认的在最前。</translation>
    </message>
    <message>
        <source>specs takes no files.</source>
        <translation>specs 不需要文件。</translation>
    </message>
    <message>
        <source>Folder for the portraits.</source>
        <translation>存放标准照的文件夹。</translation>
    </message>
    <message>
        <source>Pictures worked on at a time.</source>
        <translation>同时处理的图片数。</translation>
    </message>
    <message>
        <source>Write only portraits that pass every check.</source>
        <translation>只写出各项检查全部合格的标准照。</translation>
    </message>
    <message>
        <source>--jobs takes a number from 1 to 256.</source>
        <translation>--jobs 需要 1 到 256 之间的数。</translation>
    </message>
    <message>
        <source>Makes a standard photo of every picture given and says what is wrong with it. Folders are searched for pictures.</source>
        <translation>为给出的每张图片制作标准照，并说明问题。文件夹会逐层查找图片。</translation>
    </message>
    <message>
        <source>There are no pictures in the folders given.</source>
        <translation>给出的文件夹里没有图片。</translation>
    </message>
    <message>
        <source>The list of pairs cannot be read</source>
        <translation>无法读取配对清单</translation>
    </message>
    <message>
        <source>Line %1 of the list of pairs is not as expected</source>
        <translation>配对清单第 %1 行格式不对</translation>
    </message>
    <message>
        <source>The first line must be a,b; each following line names two files.</source>
        <translation>第一行应为 a,b；以后每行两个文件名。</translation>
    </message>
    <message>
        <source>Says for each pair of pictures whether they show the same person: same, unsure or different. A person decides what is unsure.</source>
        <translation>逐对判断两张图片是否同一人：same（同一人）、unsure（待人工判断）、different（不同人）。拿不准的由人判断。</translation>
    </message>
    <message>
        <source>Pairs of files, one a line under the header a,b.</source>
        <translation>成对的文件，表头为 a,b，每行一对。</translation>
    </message>
    <message>
        <source>Name two pictures, or a list with --pairs.</source>
        <translation>请给出两张图片，或用 --pairs 给出清单。</translation>
    </message>
    <message>
        <source>Name two pictures or a list, not both.</source>
        <translation>两张图片和清单只能给一种。</translation>
    </message>
    <message>
        <source>The portrait cannot be written</source>
        <translation>标准照无法写入</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message numerus="yes">
        <source>%n file name(s) would stand twice, so nothing was written; the first is %1</source>
        <translation>
            <numerusform>有 %n 个文件名重复，因此什么都没有写；第一个是 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Add {number} to the name pattern, or choose an empty folder.</source>
        <translation>请在命名规则里加上 {number}，或另选一个空文件夹。</translation>
    </message>
    <message>
        <source>Another file of that name has appeared</source>
        <translation>出现了同名的其他文件</translation>
    </message>
    <message>
        <source>Move it away, then start again: the delivery goes on with the rest.</source>
        <translation>请移走该文件后重新开始，交付会从剩下的继续。</translation>
    </message>
    <message numerus="yes">
        <source>The delivery was stopped after %n photo(s)</source>
        <translation>
            <numerusform>交付已停止，已写 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Start it again: it goes on with the rest.</source>
        <translation>重新开始即可，会从剩下的继续。</translation>
    </message>
    <message>
        <source>Nothing can be written into this folder</source>
        <translation>无法写入这个文件夹</translation>
    </message>
    <message>
        <source>The name pattern is empty</source>
        <translation>命名规则是空的</translation>
    </message>
    <message>
        <source>Use {file}, {number}, {number:4} or {date}.</source>
        <translation>可用 {file}、{number}、{number:4}、{date}。</translation>
    </message>
    <message>
        <source>Choose a folder.</source>
        <translation>请选择文件夹。</translation>
    </message>
    <message>
        <source>It is a file: choose a folder.</source>
        <translation>这是一个文件，请选择文件夹。</translation>
    </message>
    <message>
        <source>Choose another folder, or ask for the right to write there.</source>
        <translation>请另选文件夹，或申请写入权限。</translation>
    </message>
    <message>
        <source>The name pattern has a field that does not exist</source>
        <translation>命名规则里有不存在的字段</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>照片规范</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>导入时间</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>交付时间</translation>
    </message>
</context>
<context>
    <name>DropPaths</name>
    <message>
        <source>Let go to import</source>
        <translation>松开即可导入</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Check that the file or folder still exists.</source>
        <translation>请检查文件或文件夹是否还在。</translation>
    </message>
    <message>
        <source>Free some space on this disk, then try again.</source>
        <translation>请清理磁盘空间，然后重试。</translation>
    </message>
    <message>
        <source>Check that you may write here, or choose another folder.</source>
        <translation>请确认有写入权限，或另选文件夹。</translation>
    </message>
    <message>
        <source>Another program is using it; wait a moment and try again.</source>
        <translation>正被其他程序使用，请稍等再试。</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>. %1</source>
        <comment>joins what happened and what to do</comment>
        <translation>。%1</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>The finding&apos;s field “%1” is missing or wrong</source>
        <translation>检查结果的字段“%1”缺失或有误</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>人脸数量</translation>
    </message>
    <message>
        <source>Source resolution</source>
        <translation>原图清晰度</translation>
    </message>
    <message>
        <source>Space above the hair</source>
        <translation>头顶距离</translation>
    </message>
    <message>
        <source>Eye line</source>
        <translation>眼位</translation>
    </message>
    <message>
        <source>Face width</source>
        <translation>脸宽</translation>
    </message>
    <message>
        <source>Head height</source>
        <translation>头部高度</translation>
    </message>
    <message>
        <source>Centring</source>
        <translation>左右居中</translation>
    </message>
    <message>
        <source>Head tilt</source>
        <translation>头部歪斜</translation>
    </message>
    <message>
        <source>Head turn</source>
        <translation>侧脸</translation>
    </message>
    <message>
        <source>Head up or down</source>
        <translation>低头仰头</translation>
    </message>
    <message>
        <source>Eyes open</source>
        <translation>睁眼</translation>
    </message>
    <message>
        <source>Mouth closed</source>
        <translation>闭嘴</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>清晰</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>曝光</translation>
    </message>
    <message>
        <source>Even light</source>
        <translation>光线均匀</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Cut-out</source>
        <translation>抠图</translation>
    </message>
    <message>
        <source>Picture of the empty backdrop</source>
        <translation>空背景图</translation>
    </message>
    <message>
        <source>File format</source>
        <translation>文件格式</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>文件大小</translation>
    </message>
    <message>
        <source>Print resolution</source>
        <translation>打印分辨率</translation>
    </message>
    <message>
        <source>Exactly one face.</source>
        <translation>正好一张人脸。</translation>
    </message>
    <message>
        <source>No face was found. Use a photo of the graduate facing the camera.</source>
        <translation>没有找到人脸。请用本人正面照片。</translation>
    </message>
    <message>
        <source>%1 faces were found. Only the graduate may be in the picture.</source>
        <translation>找到 %1 张人脸。画面里只能有本人。</translation>
    </message>
    <message>
        <source>The original has enough pixels (%1 for each of the portrait&apos;s).</source>
        <translation>原图像素足够（标准照每像素对应 %1）。</translation>
    </message>
    <message>
        <source>The original has too few pixels (%1 for each of the portrait&apos;s). Use the full picture from the camera, not a thumbnail.</source>
        <translation>原图像素太少（标准照每像素对应 %1）。请用相机的完整原图，不要用缩略图。</translation>
    </message>
    <message>
        <source>The hair begins %1 below the top edge.</source>
        <translation>头发距上边 %1。</translation>
    </message>
    <message>
        <source>The hair is cut by the frame. Leave space above the head and photograph again.</source>
        <translation>头发被画面切掉。请在头顶上方留出空间重拍。</translation>
    </message>
    <message>
        <source>The head is too close to the top edge (%1). Photograph again with more space above the head.</source>
        <translation>头顶离上边太近（%1）。请在头顶上方多留空间重拍。</translation>
    </message>
    <message>
        <source>Too much space above the head (%1). Photograph again with more of the chest in the picture.</source>
        <translation>头顶上方空间过大（%1）。请多拍入胸部重拍。</translation>
    </message>
    <message>
        <source>The eyes are %1 from the top.</source>
        <translation>眼睛距上边 %1。</translation>
    </message>
    <message>
        <source>The eyes are too high (%1 from the top). Photograph again with more space above the head.</source>
        <translation>眼位过高（距上边 %1）。请在头顶上方多留空间重拍。</translation>
    </message>
    <message>
        <source>The eyes are too low (%1 from the top). Photograph again with more of the chest in the picture, tall hair laid flat.</source>
        <translation>眼位过低（距上边 %1）。请多拍入胸部、压平过高的头发后重拍。</translation>
    </message>
    <message>
        <source>The face is %1 wide.</source>
        <translation>脸宽 %1。</translation>
    </message>
    <message>
        <source>The face is too small (%1 wide). Come closer, or lay high hair flat.</source>
        <translation>头部过小（脸宽 %1）。请靠近一些，或压平过高的头发。</translation>
    </message>
    <message>
        <source>The face is too large (%1 wide). Stand back so that both shoulders and the chest are in the picture.</source>
        <translation>头部过大（脸宽 %1）。请退后一些，让双肩和胸部都在画面里。</translation>
    </message>
    <message>
        <source>The head takes %1 of the height.</source>
        <translation>头部占画面高度的 %1。</translation>
    </message>
    <message>
        <source>The head is too small (%1 of the height). Come closer.</source>
        <translation>头部过小（占高度 %1）。请靠近一些。</translation>
    </message>
    <message>
        <source>The head is too large (%1 of the height). Stand back.</source>
        <translation>头部过大（占高度 %1）。请退后一些。</translation>
    </message>
    <message>
        <source>The face is in the middle.</source>
        <translation>人像居中。</translation>
    </message>
    <message>
        <source>The face is %1 left of the middle. Move the camera or the seat so that both shoulders are in the picture.</source>
        <translation>人像偏左 %1。请移动相机或座位，让双肩都在画面里。</translation>
    </message>
    <message>
        <source>The face is %1 right of the middle. Move the camera or the seat so that both shoulders are in the picture.</source>
        <translation>人像偏右 %1。请移动相机或座位，让双肩都在画面里。</translation>
    </message>
    <message>
        <source>The eyes are level.</source>
        <translation>瞳孔连线水平。</translation>
    </message>
    <message>
        <source>The head leans to the graduate&apos;s left by %1. Straighten the head and photograph again.</source>
        <translation>头向本人左侧歪 %1。请摆正后重拍。</translation>
    </message>
    <message>
        <source>The head leans to the graduate&apos;s right by %1. Straighten the head and photograph again.</source>
        <translation>头向本人右侧歪 %1。请摆正后重拍。</translation>
    </message>
    <message>
        <source>The face looks straight ahead.</source>
        <translation>正面朝向镜头。</translation>
    </message>
    <message>
        <source>The head is turned to the graduate&apos;s left by %1. Turn towards the camera.</source>
        <translation>脸向本人左侧转了 %1。请转正面向镜头。</translation>
    </message>
    <message>
        <source>The head is turned to the graduate&apos;s right by %1. Turn towards the camera.</source>
        <translation>脸向本人右侧转了 %1。请转正面向镜头。</translation>
    </message>
    <message>
        <source>The head is upright.</source>
        <translation>头部端正。</translation>
    </message>
    <message>
        <source>The head is tipped back by %1. Lower the chin a little.</source>
        <translation>仰头 %1。请稍收下巴。</translation>
    </message>
    <message>
        <source>The head is bowed by %1. Raise the chin a little.</source>
        <translation>低头 %1。请稍抬下巴。</translation>
    </message>
    <message>
        <source>Both eyes are open.</source>
        <translation>双眼睁开。</translation>
    </message>
    <message>
        <source>The graduate&apos;s left eye looks closed. Photograph again.</source>
        <translation>本人左眼像是闭着。请重拍。</translation>
    </message>
    <message>
        <source>The graduate&apos;s right eye looks closed. Photograph again.</source>
        <translation>本人右眼像是闭着。请重拍。</translation>
    </message>
    <message>
        <source>The eyes look closed. Photograph again.</source>
        <translation>双眼像是闭着。请重拍。</translation>
    </message>
    <message>
        <source>The mouth is closed.</source>
        <translation>嘴已闭合。</translation>
    </message>
    <message>
        <source>The mouth is open. Close the lips and photograph again.</source>
        <translation>嘴未闭合。请闭唇后重拍。</translation>
    </message>
    <message>
        <source>The face is sharp.</source>
        <translation>面部清晰。</translation>
    </message>
    <message>
        <source>The face is blurred. Focus on the eyes, hold still and photograph again.</source>
        <translation>面部模糊。请对焦眼睛、保持不动后重拍。</translation>
    </message>
    <message>
        <source>The face is well exposed.</source>
        <translation>面部曝光合适。</translation>
    </message>
    <message>
        <source>The face is too dark. Add light or open the exposure.</source>
        <translation>面部过暗。请补光或增加曝光。</translation>
    </message>
    <message>
        <source>The face is too bright. Move the lamps away or close the exposure.</source>
        <translation>面部过亮。请移远灯光或减少曝光。</translation>
    </message>
    <message>
        <source>The light is even on both sides.</source>
        <translation>左右光线均匀。</translation>
    </message>
    <message>
        <source>The picture&apos;s left side of the face is darker. Balance the two lamps.</source>
        <translation>画面左侧的脸偏暗。请调匀两侧灯光。</translation>
    </message>
    <message>
        <source>The picture&apos;s right side of the face is darker. Balance the two lamps.</source>
        <translation>画面右侧的脸偏暗。请调匀两侧灯光。</translation>
    </message>
    <message>
        <source>The background is even and of the required colour.</source>
        <translation>背景均匀，颜色符合要求。</translation>
    </message>
    <message>
        <source>The background is not even. Use a plain backdrop without shadows.</source>
        <translation>背景不均匀。请用没有阴影的纯色背景。</translation>
    </message>
    <message>
        <source>The background has not the required colour. Have the portrait made again from the original.</source>
        <translation>背景颜色不符合要求。请用原图重新制作标准照。</translation>
    </message>
    <message>
        <source>The outline was cut out clearly.</source>
        <translation>轮廓抠得清楚。</translation>
    </message>
    <message>
        <source>The outline was hard to cut out; look at hair and shoulders closely. A plain backdrop or a picture of the empty backdrop helps.</source>
        <translation>轮廓不易抠准，请仔细看头发和肩部。换纯色背景或先拍一张空背景会有帮助。</translation>
    </message>
    <message>
        <source>The picture of the empty backdrop fits.</source>
        <translation>空背景图可用。</translation>
    </message>
    <message>
        <source>The picture of the empty backdrop has another size and was not used. Photograph it with the same camera setting.</source>
        <translation>空背景图尺寸不同，没有使用。请用相同的相机设置重拍空背景。</translation>
    </message>
    <message>
        <source>The picture of the empty backdrop no longer fits and was not used: camera, light or backdrop has changed. Photograph it again.</source>
        <translation>空背景图已不匹配，没有使用：相机、灯光或背景有变化。请重拍空背景。</translation>
    </message>
    <message>
        <source>A colour JPEG of the required size.</source>
        <translation>尺寸符合要求的彩色 JPEG。</translation>
    </message>
    <message>
        <source>The file is not a 24-bit JPEG.</source>
        <translation>不是 24 位 JPEG 文件。</translation>
    </message>
    <message>
        <source>The picture has not the required width and height in pixels.</source>
        <translation>像素宽高不符合要求。</translation>
    </message>
    <message>
        <source>The JPEG quality is too low.</source>
        <translation>JPEG 质量过低。</translation>
    </message>
    <message>
        <source>The file has %1.</source>
        <translation>文件大小 %1。</translation>
    </message>
    <message>
        <source>The file is too small (%1).</source>
        <translation>文件过小（%1）。</translation>
    </message>
    <message>
        <source>The file is too large (%1).</source>
        <translation>文件过大（%1）。</translation>
    </message>
    <message>
        <source>The file states %1.</source>
        <translation>文件标明 %1。</translation>
    </message>
    <message>
        <source>The file does not state the required dots per inch.</source>
        <translation>文件没有标明要求的 dpi。</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色彩</translation>
    </message>
    <message>
        <source>Real photograph</source>
        <translation>真人照片</translation>
    </message>
    <message>
        <source>The colours are natural.</source>
        <translation>色彩自然。</translation>
    </message>
    <message>
        <source>The skin has an unnatural colour. Set the white balance to the lamps and switch filters off.</source>
        <translation>肤色不自然。请按灯光调好白平衡，并关闭滤镜。</translation>
    </message>
    <message>
        <source>The picture has no colour. Use a colour photo.</source>
        <translation>图片没有颜色。请用彩色照片。</translation>
    </message>
    <message>
        <source>A photograph of a person.</source>
        <translation>是真人照片。</translation>
    </message>
    <message>
        <source>This looks like a drawing, not a photograph. Photograph the graduate.</source>
        <translation>看起来是图画，不是照片。请拍摄本人。</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>There is no such file</source>
        <translation>没有这个文件</translation>
    </message>
    <message>
        <source>This is not a file</source>
        <translation>这不是文件</translation>
    </message>
    <message>
        <source>This folder may not be read</source>
        <translation>没有权限读取这个文件夹</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Approve</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Reject with reasons</source>
        <translation>不通过，选择原因</translation>
    </message>
    <message>
        <source>Reject with this reason at once</source>
        <translation>按此原因直接不通过</translation>
    </message>
    <message>
        <source>Take the last verdict back</source>
        <translation>撤回上一个结论</translation>
    </message>
    <message>
        <source>Previous and next photo</source>
        <translation>上一张、下一张</translation>
    </message>
    <message>
        <source>Hold: the original alone</source>
        <translation>按住：只看原图</translation>
    </message>
    <message>
        <source>Zoom both pictures in step</source>
        <translation>两张图同步缩放</translation>
    </message>
    <message>
        <source>Fit both pictures</source>
        <translation>两张图都适合窗口</translation>
    </message>
    <message>
        <source>Evidence on and off</source>
        <translation>显示或隐藏检查结果</translation>
    </message>
    <message>
        <source>Grid of photos</source>
        <translation>照片网格</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>To the buttons</source>
        <translation>移到按钮</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>显示这些按键</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>A stored picture is damaged</source>
        <translation>库中有图片损坏</translation>
    </message>
    <message>
        <source>Keep the data folder as it is and restore it from a backup.</source>
        <translation>请保持数据文件夹原样，并从备份恢复。</translation>
    </message>
    <message>
        <source>A stored picture is missing</source>
        <translation>库中缺少图片</translation>
    </message>
    <message>
        <source>Restore the data folder from a backup.</source>
        <translation>请从备份恢复数据文件夹。</translation>
    </message>
    <message>
        <source>Event %1 cannot be read</source>
        <translation>第 %1 条记录无法读取</translation>
    </message>
    <message>
        <source>Event %1 was changed</source>
        <translation>第 %1 条记录被改动</translation>
    </message>
    <message>
        <source>The content of event %1 was changed</source>
        <translation>第 %1 条记录的内容被改动</translation>
    </message>
    <message>
        <source>The data was changed or damaged. Delete nothing: copy the whole data folder away, then restore it from a backup.</source>
        <translation>数据被改动或损坏。请不要删除任何东西：先把整个数据文件夹另存，再从备份恢复。</translation>
    </message>
    <message>
        <source>Before event %1 the chain is broken</source>
        <translation>第 %1 条记录之前的链断开</translation>
    </message>
    <message>
        <source>The data could not be written</source>
        <translation>数据无法写入</translation>
    </message>
    <message>
        <source>The folder could not be made</source>
        <translation>无法建立文件夹</translation>
    </message>
    <message>
        <source>The data folder cannot be used</source>
        <translation>数据文件夹不能使用</translation>
    </message>
    <message>
        <source>The data folder cannot be locked</source>
        <translation>数据文件夹无法锁定</translation>
    </message>
    <message>
        <source>Another program has this data open</source>
        <translation>这个照片库已在另一个窗口打开</translation>
    </message>
    <message>
        <source>Use the window that is already open, or close it first.</source>
        <translation>请使用已经打开的窗口，或先把它关闭。</translation>
    </message>
    <message>
        <source>An entry of the ledger is not readable</source>
        <translation>台账有一条记录无法读取</translation>
    </message>
    <message>
        <source>This data was written by a newer version of the program</source>
        <translation>这些数据由更新版本的程序写入</translation>
    </message>
    <message>
        <source>Install the newer version, then open it again.</source>
        <translation>请安装新版本后再打开。</translation>
    </message>
    <message>
        <source>The ledger has no such event</source>
        <translation>台账里没有这条记录</translation>
    </message>
    <message>
        <source>This file is not a ledger of Mianguan</source>
        <translation>这个文件不是免冠的台账</translation>
    </message>
    <message>
        <source>Choose another folder for the data.</source>
        <translation>请为数据另选文件夹。</translation>
    </message>
    <message>
        <source>The ledger is in use by another program</source>
        <translation>台账正被其他程序使用</translation>
    </message>
    <message>
        <source>Close the other program and try again; nothing is damaged.</source>
        <translation>请关闭那个程序再试；数据没有损坏。</translation>
    </message>
    <message>
        <source>The disk is full, so nothing was saved</source>
        <translation>磁盘已满，没有保存</translation>
    </message>
    <message>
        <source>Free some space on this disk and try again.</source>
        <translation>请清理磁盘空间后重试。</translation>
    </message>
    <message>
        <source>The ledger cannot be written</source>
        <translation>台账无法写入</translation>
    </message>
    <message>
        <source>Check that you may write in this folder and that the disk is not write-protected.</source>
        <translation>请确认对该文件夹有写入权限，且磁盘没有写保护。</translation>
    </message>
    <message>
        <source>The ledger&apos;s file is damaged</source>
        <translation>台账文件损坏</translation>
    </message>
    <message>
        <source>Delete nothing: copy the whole data folder away, then restore it from a backup.</source>
        <translation>请不要删除任何东西：先把整个数据文件夹另存，再从备份恢复。</translation>
    </message>
    <message>
        <source>The ledger&apos;s disk does not answer as it should</source>
        <translation>台账所在磁盘响应异常</translation>
    </message>
    <message>
        <source>Check the disk and its cable; then start again.</source>
        <translation>请检查磁盘和连接线，然后重新启动。</translation>
    </message>
    <message numerus="yes">
        <source>%n stored picture(s) of %1 have no event: the ledger may have lost its end. Delete nothing</source>
        <translation>
            <numerusform>%1 有 %n 张图片没有对应记录：台账可能丢失了末尾。请不要删除任何东西</numerusform>
        </translation>
    </message>
    <message>
        <source>The verification was stopped</source>
        <translation>核验已停止</translation>
    </message>
</context>
<context>
    <name>PhotoState</name>
    <message>
        <source>All</source>
        <comment>every photo, whatever its state</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>state of a photo: waits for review</comment>
        <translation>待审核</translation>
    </message>
    <message>
        <source>Approved</source>
        <comment>state of a photo</comment>
        <translation>审核通过</translation>
    </message>
    <message>
        <source>Rejected</source>
        <comment>state of a photo</comment>
        <translation>审核未通过</translation>
    </message>
    <message>
        <source>Not made</source>
        <comment>state of a photo: no standard photo could be made</comment>
        <translation>无法制作</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>The file ends early</source>
        <translation>文件不完整</translation>
    </message>
    <message>
        <source>Copy it again from the camera.</source>
        <translation>请从相机重新拷贝。</translation>
    </message>
    <message>
        <source>The picture&apos;s data is damaged</source>
        <translation>图片数据损坏</translation>
    </message>
    <message>
        <source>Copy it again from the camera, or take the photo again.</source>
        <translation>请从相机重新拷贝，或重拍。</translation>
    </message>
    <message>
        <source>The picture is too large: %1 × %2 pixels</source>
        <translation>图片过大：%1 × %2 像素</translation>
    </message>
    <message>
        <source>Save a smaller copy, or set the camera to fewer pixels.</source>
        <translation>请另存较小的副本，或把相机设为较低像素。</translation>
    </message>
    <message>
        <source>Save it as an ordinary JPEG and bring that file.</source>
        <translation>请另存为普通 JPEG 再导入。</translation>
    </message>
    <message>
        <source>There is not enough memory for this picture</source>
        <translation>内存不足，无法处理这张图片</translation>
    </message>
    <message>
        <source>Close other programs, then try again.</source>
        <translation>请关闭其他程序，然后重试。</translation>
    </message>
    <message>
        <source>This is a rare kind of HEIC that cannot be read</source>
        <translation>这种 HEIC 少见，读不了</translation>
    </message>
    <message>
        <source>This is a rare kind of JPEG that cannot be read</source>
        <translation>这种 JPEG 少见，读不了</translation>
    </message>
    <message>
        <source>This is a folder, not a photo</source>
        <translation>这是文件夹，不是照片</translation>
    </message>
    <message>
        <source>Choose the photos inside it.</source>
        <translation>请选择里面的照片。</translation>
    </message>
    <message>
        <source>This is not an ordinary file</source>
        <translation>这不是普通文件</translation>
    </message>
    <message>
        <source>Copy the photo into a folder, then bring it.</source>
        <translation>请先把照片拷贝到文件夹，再导入。</translation>
    </message>
    <message>
        <source>This file may not be read</source>
        <translation>没有权限读取这个文件</translation>
    </message>
    <message>
        <source>Ask its owner for the right to read it.</source>
        <translation>请向文件所有者申请读取权限。</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>文件无法读取</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>The file is too large: %1 MB, where %2 MB is the most</source>
        <translation>文件过大：%1 MB，最多 %2 MB</translation>
    </message>
    <message>
        <source>Save it as JPEG, or make a smaller copy.</source>
        <translation>请另存为 JPEG，或存一个较小的副本。</translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation>GIF 图片</translation>
    </message>
    <message>
        <source>a BMP picture</source>
        <translation>BMP 图片</translation>
    </message>
    <message>
        <source>a Photoshop document</source>
        <translation>Photoshop 文档</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>a ZIP archive or an office document</source>
        <translation>ZIP 压缩包或办公文档</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>RAR 压缩包</translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <translation>7-Zip 压缩包</translation>
    </message>
    <message>
        <source>an office document</source>
        <translation>办公文档</translation>
    </message>
    <message>
        <source>a JPEG XL picture</source>
        <translation>JPEG XL 图片</translation>
    </message>
    <message>
        <source>a JPEG 2000 picture</source>
        <translation>JPEG 2000 图片</translation>
    </message>
    <message>
        <source>an AVIF picture</source>
        <translation>AVIF 图片</translation>
    </message>
    <message>
        <source>a camera&apos;s raw file</source>
        <translation>相机 RAW 文件</translation>
    </message>
    <message>
        <source>an animation</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>a film</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>The file holds nothing but zeros</source>
        <translation>文件内容全是零</translation>
    </message>
    <message>
        <source>Copy it again from the camera; check the card.</source>
        <translation>请从相机重新拷贝，并检查存储卡。</translation>
    </message>
    <message>
        <source>This file is not a picture of a known format</source>
        <translation>这个文件不是已知格式的图片</translation>
    </message>
    <message>
        <source>This file is %1, not a photo that can be read</source>
        <translation>这个文件是%1，不是可读取的照片</translation>
    </message>
    <message>
        <source>Bring the photo as JPEG, PNG, WebP, TIFF or HEIC.</source>
        <translation>请提供 JPEG、PNG、WebP、TIFF 或 HEIC 照片。</translation>
    </message>
    <message>
        <source>The PNG cannot be made: %1</source>
        <translation>无法生成 PNG：%1</translation>
    </message>
    <message>
        <source>This is a camera&apos;s raw file</source>
        <translation>这是相机 RAW 文件</translation>
    </message>
    <message>
        <source>This is a rare kind of TIFF that cannot be read</source>
        <translation>这种 TIFF 少见，读不了</translation>
    </message>
    <message>
        <source>This WebP file is an animation, not a photo</source>
        <translation>这个 WebP 文件是动画，不是照片</translation>
    </message>
</context>
<context>
    <name>Portrait</name>
    <message>
        <source>There is not enough memory for this picture</source>
        <translation>内存不足，无法处理这张图片</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>The picture could not be processed</source>
        <translation>这张图片无法处理</translation>
    </message>
    <message>
        <source>Try again; if it happens with this picture only, report it.</source>
        <translation>请重试；如果只有这张图片这样，请反馈。</translation>
    </message>
    <message>
        <source>No person was found in the picture</source>
        <translation>图片里没有找到人</translation>
    </message>
    <message>
        <source>Use a photo of one person facing the camera.</source>
        <translation>请用单人正面照片。</translation>
    </message>
    <message>
        <source>No face was found in the picture</source>
        <translation>图片里没有找到人脸</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Position and size</source>
        <extracomment>位置与大小</extracomment>
        <translation>位置与大小</translation>
    </message>
    <message>
        <source>Face</source>
        <extracomment>面部</extracomment>
        <translation>面部</translation>
    </message>
    <message>
        <source>Glasses and ornaments</source>
        <extracomment>眼镜与饰物</extracomment>
        <translation>眼镜与饰物</translation>
    </message>
    <message>
        <source>Clothes</source>
        <extracomment>服装</extracomment>
        <translation>服装</translation>
    </message>
    <message>
        <source>Source of the picture</source>
        <extracomment>照片来源</extracomment>
        <translation>照片来源</translation>
    </message>
    <message>
        <source>Background and file</source>
        <extracomment>背景与文件</extracomment>
        <translation>背景与文件</translation>
    </message>
    <message>
        <source>Identity</source>
        <extracomment>身份</extracomment>
        <translation>身份</translation>
    </message>
    <message>
        <source>Head too large</source>
        <extracomment>头部过大</extracomment>
        <translation>头部过大</translation>
    </message>
    <message>
        <source>Head too small</source>
        <extracomment>头部过小</extracomment>
        <translation>头部过小</translation>
    </message>
    <message>
        <source>Eyes too high or too low</source>
        <extracomment>眼睛位置不合格</extracomment>
        <translation>眼睛位置不合格</translation>
    </message>
    <message>
        <source>Wrong space above the head</source>
        <extracomment>头顶距离不合格</extracomment>
        <translation>头顶距离不合格</translation>
    </message>
    <message>
        <source>Eyes not level</source>
        <extracomment>瞳孔连线不平</extracomment>
        <translation>瞳孔连线不平</translation>
    </message>
    <message>
        <source>Too far left</source>
        <extracomment>人像偏左</extracomment>
        <translation>人像偏左</translation>
    </message>
    <message>
        <source>Too far right</source>
        <extracomment>人像偏右</extracomment>
        <translation>人像偏右</translation>
    </message>
    <message>
        <source>Distorted</source>
        <extracomment>变形</extracomment>
        <translation>变形</translation>
    </message>
    <message>
        <source>Hair over the brows</source>
        <extracomment>头发遮挡眉毛</extracomment>
        <translation>头发遮挡眉毛</translation>
    </message>
    <message>
        <source>Hair over the eyes</source>
        <extracomment>头发遮挡眼睛</extracomment>
        <translation>头发遮挡眼睛</translation>
    </message>
    <message>
        <source>Hair over the ears</source>
        <extracomment>头发遮挡耳朵</extracomment>
        <translation>头发遮挡耳朵</translation>
    </message>
    <message>
        <source>Ears not both visible</source>
        <extracomment>未露双耳</extracomment>
        <translation>未露双耳</translation>
    </message>
    <message>
        <source>Teeth shown</source>
        <extracomment>露齿</extracomment>
        <translation>露齿</translation>
    </message>
    <message>
        <source>Mouth not closed</source>
        <extracomment>嘴未闭合</extracomment>
        <translation>嘴未闭合</translation>
    </message>
    <message>
        <source>Eyes closed</source>
        <extracomment>闭眼</extracomment>
        <translation>闭眼</translation>
    </message>
    <message>
        <source>Not looking straight ahead</source>
        <extracomment>未平视</extracomment>
        <translation>未平视</translation>
    </message>
    <message>
        <source>Face turned</source>
        <extracomment>侧脸</extracomment>
        <translation>侧脸</translation>
    </message>
    <message>
        <source>Head bowed</source>
        <extracomment>低头</extracomment>
        <translation>低头</translation>
    </message>
    <message>
        <source>Head tipped back</source>
        <extracomment>仰头</extracomment>
        <translation>仰头</translation>
    </message>
    <message>
        <source>Body turned</source>
        <extracomment>侧身</extracomment>
        <translation>侧身</translation>
    </message>
    <message>
        <source>Shoulders not level</source>
        <extracomment>左右肩不平</extracomment>
        <translation>左右肩不平</translation>
    </message>
    <message>
        <source>Hot spots or glare on the face</source>
        <extracomment>面部高光反光</extracomment>
        <translation>面部高光反光</translation>
    </message>
    <message>
        <source>One side of the face darker</source>
        <extracomment>阴阳脸</extracomment>
        <translation>阴阳脸</translation>
    </message>
    <message>
        <source>Shadow on the face</source>
        <extracomment>面部阴影</extracomment>
        <translation>面部阴影</translation>
    </message>
    <message>
        <source>Red eyes</source>
        <extracomment>红眼</extracomment>
        <translation>红眼</translation>
    </message>
    <message>
        <source>Heavy make-up</source>
        <extracomment>浓妆</extracomment>
        <translation>浓妆</translation>
    </message>
    <message>
        <source>Coloured contact lenses</source>
        <extracomment>美瞳</extracomment>
        <translation>美瞳</translation>
    </message>
    <message>
        <source>Glare on the glasses</source>
        <extracomment>眼镜反光</extracomment>
        <translation>眼镜反光</translation>
    </message>
    <message>
        <source>Frame over the eyes</source>
        <extracomment>镜框遮眼</extracomment>
        <translation>镜框遮眼</translation>
    </message>
    <message>
        <source>Tinted glasses</source>
        <extracomment>有色眼镜</extracomment>
        <translation>有色眼镜</translation>
    </message>
    <message>
        <source>Earrings</source>
        <extracomment>耳环</extracomment>
        <translation>耳环</translation>
    </message>
    <message>
        <source>Necklace</source>
        <extracomment>项链</extracomment>
        <translation>项链</translation>
    </message>
    <message>
        <source>Hair ornament</source>
        <extracomment>头饰</extracomment>
        <translation>头饰</translation>
    </message>
    <message>
        <source>Hat</source>
        <extracomment>帽子</extracomment>
        <translation>帽子</translation>
    </message>
    <message>
        <source>Same colour as the background</source>
        <extracomment>与背景同色</extracomment>
        <translation>与背景同色</translation>
    </message>
    <message>
        <source>Sleeveless, straps or low neckline</source>
        <extracomment>无袖/吊带/低胸</extracomment>
        <translation>无袖/吊带/低胸</translation>
    </message>
    <message>
        <source>High or fur collar</source>
        <extracomment>高领/毛领</extracomment>
        <translation>高领/毛领</translation>
    </message>
    <message>
        <source>Busy pattern or stripes</source>
        <extracomment>复杂图案条纹</extracomment>
        <translation>复杂图案条纹</translation>
    </message>
    <message>
        <source>Uniform</source>
        <extracomment>制服</extracomment>
        <translation>制服</translation>
    </message>
    <message>
        <source>Selfie</source>
        <extracomment>自拍</extracomment>
        <translation>自拍</translation>
    </message>
    <message>
        <source>Photograph of a photograph</source>
        <extracomment>翻拍</extracomment>
        <translation>翻拍</translation>
    </message>
    <message>
        <source>Scan</source>
        <extracomment>扫描</extracomment>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Beautified or retouched</source>
        <extracomment>美颜PS</extracomment>
        <translation>美颜PS</translation>
    </message>
    <message>
        <source>Admission photo</source>
        <extracomment>录取照片</extracomment>
        <translation>录取照片</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <extracomment>生活照</extracomment>
        <translation>生活照</translation>
    </message>
    <message>
        <source>Taken too long ago</source>
        <extracomment>拍摄时间过久</extracomment>
        <translation>拍摄时间过久</translation>
    </message>
    <message>
        <source>Background fades</source>
        <extracomment>背景渐变</extracomment>
        <translation>背景渐变</translation>
    </message>
    <message>
        <source>Shadow on the background</source>
        <extracomment>背景阴影</extracomment>
        <translation>背景阴影</translation>
    </message>
    <message>
        <source>Objects in the background</source>
        <extracomment>背景杂物</extracomment>
        <translation>背景杂物</translation>
    </message>
    <message>
        <source>Cut-out incomplete (ears, hair, shoulders)</source>
        <extracomment>抠图残缺(耳/发/肩)</extracomment>
        <translation>抠图残缺(耳/发/肩)</translation>
    </message>
    <message>
        <source>Colour cast</source>
        <extracomment>色偏</extracomment>
        <translation>色偏</translation>
    </message>
    <message>
        <source>Blurred</source>
        <extracomment>模糊</extracomment>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Noise</source>
        <extracomment>噪点</extracomment>
        <translation>噪点</translation>
    </message>
    <message>
        <source>Wrong number of pixels</source>
        <extracomment>像素不合格</extracomment>
        <translation>像素不合格</translation>
    </message>
    <message>
        <source>Wrong dpi</source>
        <extracomment>dpi不合格</extracomment>
        <translation>dpi不合格</translation>
    </message>
    <message>
        <source>Wrong file size</source>
        <extracomment>大小不合格</extracomment>
        <translation>大小不合格</translation>
    </message>
    <message>
        <source>Wrong file format</source>
        <extracomment>格式不合格</extracomment>
        <translation>格式不合格</translation>
    </message>
    <message>
        <source>Not the same face</source>
        <extracomment>人像比对不通过</extracomment>
        <translation>人像比对不通过</translation>
    </message>
    <message>
        <source>Details do not match</source>
        <extracomment>信息不符</extracomment>
        <translation>信息不符</translation>
    </message>
    <message>
        <source>Collection code not valid</source>
        <extracomment>采集码无效</extracomment>
        <translation>采集码无效</translation>
    </message>
    <message>
        <source>Collected twice</source>
        <extracomment>重复采集</extracomment>
        <translation>重复采集</translation>
    </message>
    <message>
        <source>Not eligible</source>
        <extracomment>无采集资格</extracomment>
        <translation>无采集资格</translation>
    </message>
    <message>
        <source>More than one face</source>
        <extracomment>多人脸</extracomment>
        <translation>多人脸</translation>
    </message>
    <message>
        <source>No face</source>
        <extracomment>无人脸</extracomment>
        <translation>无人脸</translation>
    </message>
</context>
<context>
    <name>Specification</name>
    <message>
        <source>The photo specification is damaged</source>
        <translation>照片规范文件损坏</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>请重新安装程序。</translation>
    </message>
    <message>
        <source>There is no such photo specification</source>
        <translation>没有这个照片规范</translation>
    </message>
    <message>
        <source>Choose one of: %1.</source>
        <translation>可选：%1。</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the language of data texts: zh or en</comment>
        <translation>zh</translation>
    </message>
</context>
<context>
    <name>Station</name>
    <message>
        <source>See: mianguan --help</source>
        <translation>请看：mianguan --help</translation>
    </message>
    <message>
        <source>There is no display to open a window on. For work without one there is mianguan-batch.</source>
        <translation>没有可以打开窗口的显示器。不用窗口时请用 mianguan-batch。</translation>
    </message>
    <message>
        <source>--import needs at least one file or folder.</source>
        <translation>--import 后面至少要有一个文件或文件夹。</translation>
    </message>
    <message>
        <source>There is no language %1; there are zh_CN and en.</source>
        <translation>没有语言 %1；可用 zh_CN 和 en。</translation>
    </message>
    <message>
        <source>Usage: mianguan [options] [--import FILE|DIR…]

Make, check and review graduates&apos; certificate photos to 教毕指〔2017〕99号.

  --practice          use the practice store, which is marked as such and never synchronised
  --data DIR          use the store in this folder; it is made when it is not there
  --import FILE|DIR…  import these, then show the review queue
  --verify            no window: check every event and picture of the store and say what is wrong
  --language NAME     zh_CN or en, for this run
  -v, --version       say the version
  -h, --help          say this

Exit status: 0 well · 1 --verify found something wrong, or the store cannot be opened · 2 wrong usage.</source>
        <translation>用法：mianguan [选项] [--import 文件|目录…]

按教毕指〔2017〕99号制作、检查、审核毕业生标准照片。

  --practice          使用练习库；练习库有标记，从不同步
  --data 目录         使用这个文件夹里的照片库，没有就新建
  --import 文件|目录… 导入这些照片，然后显示审核队列
  --verify            不开窗口：核验照片库的每条记录和每张图片，说明问题
  --language 名称     本次使用 zh_CN 或 en
  -v, --version       显示版本
  -h, --help          显示这段帮助

退出状态：0 正常 · 1 --verify 发现问题，或照片库打不开 · 2 用法错误。</translation>
    </message>
    <message>
        <source>Everything is as it was written.</source>
        <translation>全部内容与写入时一致。</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Passed</source>
        <comment>result of a check</comment>
        <translation>合格</translation>
    </message>
    <message>
        <source>Look closely</source>
        <comment>result of a check: borderline</comment>
        <translation>请细看</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>result of a check</comment>
        <translation>不合格</translation>
    </message>
    <message>
        <source>Not assessed</source>
        <comment>result of a check</comment>
        <translation>未能判断</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>This folder holds real photos, not practice</source>
        <translation>这个文件夹里是正式照片，不是练习照片</translation>
    </message>
    <message>
        <source>This folder holds practice photos, not real ones</source>
        <translation>这个文件夹里是练习照片，不是正式照片</translation>
    </message>
    <message>
        <source>No portrait could be made of this photo, so there is nothing to judge</source>
        <translation>这张照片没能制作标准照，无法审核</translation>
    </message>
    <message>
        <source>Take a new photo.</source>
        <translation>请重拍。</translation>
    </message>
    <message>
        <source>This photo has its verdict already</source>
        <translation>这张照片已经有结论</translation>
    </message>
    <message>
        <source>Undo that verdict first.</source>
        <translation>请先撤回该结论。</translation>
    </message>
    <message>
        <source>This verdict is about an earlier portrait of the photo</source>
        <translation>这个结论针对的是较早的标准照</translation>
    </message>
    <message>
        <source>Look at the present one, then decide.</source>
        <translation>请看现在这张再决定。</translation>
    </message>
    <message>
        <source>This photo is here already</source>
        <translation>这张照片已经在库里</translation>
    </message>
    <message>
        <source>Nothing needs doing.</source>
        <translation>不需要处理。</translation>
    </message>
    <message>
        <source>A rejection needs a reason</source>
        <translation>不通过需要原因</translation>
    </message>
    <message>
        <source>Choose one, or write a remark.</source>
        <translation>请选择原因，或写备注。</translation>
    </message>
    <message>
        <source>That verdict no longer stands</source>
        <translation>该结论已经失效</translation>
    </message>
    <message>
        <source>Look at the photo&apos;s present state.</source>
        <translation>请看照片当前的状态。</translation>
    </message>
    <message>
        <source>The photo is already delivered, so its approval stays</source>
        <translation>照片已经交付，结论不能撤回</translation>
    </message>
    <message>
        <source>Tell whoever received it, and take a new photo.</source>
        <translation>请通知接收方，并重拍。</translation>
    </message>
    <message>
        <source>The photo is no longer approved, so it cannot be delivered</source>
        <translation>照片已不是审核通过，不能交付</translation>
    </message>
    <message>
        <source>Remove its file from the folder, or approve it again.</source>
        <translation>请从文件夹移除该文件，或重新审核通过。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请另选文件夹。</translation>
    </message>
    <message>
        <source>It was saved, but the lists could not be updated</source>
        <translation>已经保存，但列表没能更新</translation>
    </message>
    <message>
        <source>Close the program and start it again.</source>
        <translation>请关闭程序后重新打开。</translation>
    </message>
    <message>
        <source>There is no such photo</source>
        <translation>没有这张照片</translation>
    </message>
    <message>
        <source>The list &quot;%1&quot; differs from the ledger: start the program again</source>
        <translation>列表“%1”与台账不一致：请重新启动程序</translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message>
        <source>estimating the time left</source>
        <translation>正在估计剩余时间</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>还剩几秒</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>不到一分钟</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>约剩 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 h %2 min left</source>
        <translation>约剩 %1 小时 %2 分</translation>
    </message>
</context>
<context>
    <name>Vision</name>
    <message>
        <source>A recognition model is missing</source>
        <translation>缺少识别模型</translation>
    </message>
    <message>
        <source>Run installer/run.sh once; it fetches the models.</source>
        <translation>请运行一次 installer/run.sh，它会下载模型。</translation>
    </message>
    <message>
        <source>A recognition model cannot be read</source>
        <translation>识别模型无法读取</translation>
    </message>
    <message>
        <source>Delete it and run installer/run.sh; it is fetched again.</source>
        <translation>请删除它并运行 installer/run.sh，会重新下载。</translation>
    </message>
</context>
<context>
    <name>mianguan::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>mianguan::DeliveryForm</name>
    <message>
        <source>Folder for the approved photos</source>
        <translation>存放审核通过照片的文件夹</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>交付到</translation>
    </message>
    <message>
        <source>Choose where the approved photos go</source>
        <translation>请选择存放审核通过照片的文件夹</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Named</source>
        <translation>命名规则</translation>
    </message>
    <message>
        <source>Naming pattern</source>
        <translation>命名规则</translation>
    </message>
    <message>
        <source>Insert:</source>
        <translation>插入：</translation>
    </message>
    <message>
        <source>Only what was not delivered before</source>
        <translation>只交付以前没有交付过的</translation>
    </message>
</context>
<context>
    <name>mianguan::DeliveryPage</name>
    <message>
        <source>Delivering %1 of %2</source>
        <translation>正在交付 %1 / %2</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Deliver approved photos</source>
        <translation>交付审核通过的照片</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nothing to deliver yet</source>
        <translation>还没有可交付的照片</translation>
    </message>
    <message>
        <source>Approved photos are handed over here, under names made from a pattern.</source>
        <translation>审核通过的照片在这里按命名规则交付。</translation>
    </message>
    <message>
        <source>Go to review</source>
        <translation>去审核</translation>
    </message>
    <message numerus="yes">
        <source>Deliver %n photo(s)</source>
        <translation>
            <numerusform>交付 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>These names would stand twice or are in the folder already; nothing would be written.</source>
        <translation>这些文件名会重复，或文件夹里已有同名文件；不会写入任何文件。</translation>
    </message>
    <message>
        <source>Change the pattern, for instance with {number}, or choose another folder.</source>
        <translation>请修改命名规则（例如加上 {number}），或另选文件夹。</translation>
    </message>
    <message>
        <source>Delivering…</source>
        <translation>正在交付…</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) delivered.</source>
        <translation>
            <numerusform>已交付 %n 张照片。</numerusform>
        </translation>
    </message>
    <message>
        <source>The list is in %1</source>
        <translation>清单：%1</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n not yet delivered</source>
        <translation>
            <numerusform>%n 张尚未交付</numerusform>
        </translation>
    </message>
    <message>
        <source>Deliver</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Choose a folder, and the file names appear here.</source>
        <translation>选择文件夹后，这里会列出文件名。</translation>
    </message>
    <message>
        <source>Every approved photo has been delivered.</source>
        <translation>审核通过的照片都已交付。</translation>
    </message>
</context>
<context>
    <name>mianguan::DropCard</name>
    <message>
        <source>Drop photos or folders here</source>
        <translation>把照片或文件夹拖到这里</translation>
    </message>
    <message>
        <source>JPEG, PNG, WebP, TIFF and HEIC. What is in the store already is not taken twice.</source>
        <translation>支持 JPEG、PNG、WebP、TIFF、HEIC。库里已有的不会重复导入。</translation>
    </message>
    <message>
        <source>Choose photos…</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
</context>
<context>
    <name>mianguan::EvidencePanel</name>
    <message>
        <source>Findings</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Take this verdict back</source>
        <translation>撤回这个结论</translation>
    </message>
    <message>
        <source>%1, delivered</source>
        <translation>%1，已交付</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the reasons of a rejection</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) to look at</source>
        <translation>
            <numerusform>%n 项需要注意</numerusform>
        </translation>
    </message>
    <message>
        <source>All checks passed</source>
        <translation>各项检查合格</translation>
    </message>
    <message>
        <source>Imported %1
%2</source>
        <translation>导入时间 %1
%2</translation>
    </message>
</context>
<context>
    <name>mianguan::Filmstrip</name>
    <message>
        <source>Photos in the queue</source>
        <translation>队列中的照片</translation>
    </message>
</context>
<context>
    <name>mianguan::ImportPage</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import photos</source>
        <translation>导入照片</translation>
    </message>
    <message>
        <source>Made to</source>
        <translation>制作规范</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>照片规范</translation>
    </message>
    <message>
        <source>Review now</source>
        <translation>去审核</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>图片 (%1)</translation>
    </message>
    <message>
        <source>Photos to import</source>
        <translation>选择要导入的照片</translation>
    </message>
    <message>
        <source>Folder to import</source>
        <translation>选择要导入的文件夹</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Waiting for the models</source>
        <translation>等待识别模型</translation>
    </message>
    <message>
        <source>Loading the models…</source>
        <translation>正在载入识别模型…</translation>
    </message>
    <message>
        <source>The photos follow at once.</source>
        <translation>载入后马上开始。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Importing %1 of %2</source>
        <translation>正在导入 %1 / %2</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Import finished</source>
        <translation>导入完成</translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n 张待审核</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be made</source>
        <translation>
            <numerusform>%n 张无法制作</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already here</source>
        <translation>
            <numerusform>%n 张已在库中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable</source>
        <translation>
            <numerusform>%n 个读不了</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::KeysOverlay</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>mianguan::MainWindow</name>
    <message>
        <source>Mianguan</source>
        <translation>免冠</translation>
    </message>
</context>
<context>
    <name>mianguan::NamePreview</name>
    <message numerus="yes">
        <source>%n name(s) in the way</source>
        <translation>
            <numerusform>%n 个文件名冲突</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Preview: %n file(s)</source>
        <translation>
            <numerusform>预览：%n 个文件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::ProblemCard</name>
    <message>
        <source>Try unreadable ones again</source>
        <translation>重试读不了的</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制清单</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>清空清单</translation>
    </message>
    <message>
        <source>Files that could not be taken</source>
        <translation>没能收下的文件</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be taken as they are</source>
        <translation>
            <numerusform>%n 个文件没能进入审核</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::QueueHeader</name>
    <message>
        <source>%1 of %2</source>
        <comment>place in the queue</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>oldest: just now</source>
        <translation>最早：刚刚</translation>
    </message>
    <message numerus="yes">
        <source>oldest: %n minute(s)</source>
        <comment>has been waiting</comment>
        <translation>
            <numerusform>最早：%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>oldest: %1 h %2 min</source>
        <comment>has been waiting</comment>
        <translation>最早：%1 小时 %2 分</translation>
    </message>
</context>
<context>
    <name>mianguan::QuickReasons</name>
    <message>
        <source>Reasons on the keys 1 to 9</source>
        <translation>按键 1–9 的原因</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>Reason on key %1</source>
        <translation>按键 %1 的原因</translation>
    </message>
</context>
<context>
    <name>mianguan::Rail</name>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>mianguan::ReasonList</name>
    <message>
        <source>Suggested by the findings</source>
        <translation>检查结果建议</translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <translation>%1，已选</translation>
    </message>
</context>
<context>
    <name>mianguan::RejectPanel</name>
    <message>
        <source>Why is it rejected?</source>
        <translation>为什么不通过？</translation>
    </message>
    <message>
        <source>Word or pinyin initials</source>
        <translation>输入文字或拼音首字母</translation>
    </message>
    <message>
        <source>Search the reasons</source>
        <translation>查找原因</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>No reason fits these letters. Choose the nearest one and say more in the remark.</source>
        <translation>没有匹配的原因。请选最接近的，并在备注里说明。</translation>
    </message>
    <message>
        <source>Remark for the graduate (optional)</source>
        <translation>给毕业生的备注（可不填）</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Space chooses several, ↑ ↓ move, Backspace takes the last one out.</source>
        <translation>空格可多选，↑ ↓ 移动，退格去掉最后一个。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the reasons of a rejection</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>不通过</translation>
    </message>
</context>
<context>
    <name>mianguan::ReviewEmpty</name>
    <message>
        <source>No photos yet</source>
        <translation>还没有照片</translation>
    </message>
    <message>
        <source>Drop photos or folders anywhere on this window, or choose files, or have a folder watched.</source>
        <translation>把照片或文件夹拖到窗口任意位置，也可以选择文件，或监视一个文件夹。</translation>
    </message>
    <message>
        <source>Import photos</source>
        <translation>导入照片</translation>
    </message>
    <message>
        <source>No photos here</source>
        <translation>这里没有照片</translation>
    </message>
    <message>
        <source>No photo is in the state “%1”.</source>
        <translation>没有“%1”的照片。</translation>
    </message>
    <message>
        <source>Show all photos</source>
        <translation>显示全部照片</translation>
    </message>
    <message>
        <source>Everything is reviewed</source>
        <translation>全部审核完了</translation>
    </message>
    <message numerus="yes">
        <source>%n approved photo(s) wait to be delivered.</source>
        <translation>
            <numerusform>有 %n 张审核通过的照片等待交付。</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to delivery</source>
        <translation>去交付</translation>
    </message>
    <message>
        <source>Nothing waits to be delivered either.</source>
        <translation>也没有等待交付的照片。</translation>
    </message>
</context>
<context>
    <name>mianguan::ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Taken back · %1</source>
        <translation>已撤回 · %1</translation>
    </message>
</context>
<context>
    <name>mianguan::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Mianguan %1</source>
        <translation>免冠 %1</translation>
    </message>
    <message>
        <source>Makes and reviews graduates&apos; certificate photos. Free software; the licences of every part are in the LICENSE file.</source>
        <translation>制作和审核毕业生证件照。自由软件；各组成部分的许可见 LICENSE 文件。</translation>
    </message>
</context>
<context>
    <name>mianguan::Stage</name>
    <message>
        <source>Photo under review</source>
        <translation>正在审核的照片</translation>
    </message>
    <message>
        <source>Standard photo</source>
        <translation>标准照</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>No standard photo could be made from this picture.</source>
        <translation>这张图片没能制作标准照。</translation>
    </message>
    <message>
        <source>Standard photo %1 × %2</source>
        <translation>标准照 %1 × %2</translation>
    </message>
    <message>
        <source>Opening the original…</source>
        <translation>正在打开原图…</translation>
    </message>
    <message>
        <source>Original %1 × %2</source>
        <translation>原图 %1 × %2</translation>
    </message>
</context>
<context>
    <name>mianguan::StartPage</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Opening the store…</source>
        <translation>正在打开照片库…</translation>
    </message>
</context>
<context>
    <name>mianguan::StoreCard</name>
    <message>
        <source>Practice store</source>
        <translation>练习库</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>照片库</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Check everything stored</source>
        <translation>核验全部内容</translation>
    </message>
    <message>
        <source>Checking every event and picture…</source>
        <translation>正在核验每条记录和每张图片…</translation>
    </message>
    <message>
        <source>Everything is as it was written.</source>
        <translation>全部内容与写入时一致。</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) do not verify</source>
        <translation>
            <numerusform>%n 处核验不通过</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::TopBar</name>
    <message>
        <source>Practice store</source>
        <translation>练习库</translation>
    </message>
    <message>
        <source>For trying things out. Nothing here is ever synchronised.</source>
        <translation>供练习使用，这里的内容从不同步。</translation>
    </message>
</context>
<context>
    <name>mianguan::VerdictBar</name>
    <message>
        <source>Approve</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Approve this photo (A)</source>
        <translation>这张照片通过 (A)</translation>
    </message>
    <message>
        <source>More reasons…</source>
        <translation>更多原因…</translation>
    </message>
    <message>
        <source>Reject with reasons and a remark (R)</source>
        <translation>选择原因、填写备注后不通过 (R)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take the last verdict back (Z)</source>
        <translation>撤回上一个结论 (Z)</translation>
    </message>
    <message>
        <source>Reject: %1 (%2)</source>
        <translation>不通过：%1 (%2)</translation>
    </message>
</context>
<context>
    <name>mianguan::WatchCard</name>
    <message>
        <source>Folder to watch</source>
        <translation>选择要监视的文件夹</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>监视文件夹</translation>
    </message>
    <message>
        <source>New pictures in it are imported by themselves.</source>
        <translation>文件夹里的新照片会自动导入。</translation>
    </message>
    <message>
        <source>The folder is gone; watching goes on when it is back.</source>
        <translation>文件夹不在了；恢复后会继续监视。</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>正在监视</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更换…</translation>
    </message>
</context>
<context>
    <name>mianguan::Workspace</name>
    <message>
        <source>This station</source>
        <translation>本站</translation>
    </message>
</context>
</TS>
