<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message>
        <source>this entry cannot be read: %1</source>
        <translation>此条记录无法读取：%1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>工作站</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %n line(s); no file was written</source>
        <translation>
            <numerusform>写到第 %n 行时已停止；未写出文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing it needs a reason</source>
        <translation>查看号码需要理由</translation>
    </message>
    <message>
        <source>Write why; it stands in the activity list.</source>
        <translation>请写明理由，它会记入操作记录。</translation>
    </message>
    <message>
        <source>There is no such photo</source>
        <translation>没有这张照片</translation>
    </message>
    <message>
        <source>someone unknown</source>
        <translation>未知人员</translation>
    </message>
    <message>
        <source>purged photo</source>
        <translation>已清除的照片</translation>
    </message>
    <message>
        <source>did something that this version does not know: %1</source>
        <translation>做了本版本不认识的操作：%1</translation>
    </message>
    <message>
        <source>this station</source>
        <translation>本工作站</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>号码查看</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>数据安全</translation>
    </message>
    <message>
        <source>%1 was added as %2</source>
        <translation>%1 已加入，角色为%2</translation>
    </message>
    <message>
        <source>added %1 as %2</source>
        <translation>添加了 %1，角色为%2</translation>
    </message>
    <message>
        <source>made %1 %2</source>
        <translation>把 %1 的角色改为%2</translation>
    </message>
    <message>
        <source>removed %1, who can no longer sign in</source>
        <translation>移除了 %1，此人不能再登录</translation>
    </message>
    <message>
        <source>gave %1 a new password</source>
        <translation>为 %1 重设了密码</translation>
    </message>
    <message>
        <source>changed the own password</source>
        <translation>修改了自己的密码</translation>
    </message>
    <message numerus="yes">
        <source>the screen locks after %n minute(s)</source>
        <translation>
            <numerusform>无人操作 %n 分钟后锁定</numerusform>
        </translation>
    </message>
    <message>
        <source>set the rules: people may judge photos they collected, %1</source>
        <translation>设置规则：可以审核自己采集的照片，%1</translation>
    </message>
    <message>
        <source>set the rules: nobody judges photos they collected, %1</source>
        <translation>设置规则：不得审核自己采集的照片，%1</translation>
    </message>
    <message>
        <source>was opened with the recovery code, for %1</source>
        <translation>用恢复码打开，为 %1 恢复登录</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>was signed out, as no key and no mouse was touched</source>
        <translation>因无人操作自动退出登录</translation>
    </message>
    <message>
        <source>closed the program</source>
        <translation>关闭了程序</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>退出登录</translation>
    </message>
    <message numerus="yes">
        <source>before this, a wrong password was tried %n time(s)</source>
        <translation>
            <numerusform>在此之前有 %n 次密码错误</numerusform>
        </translation>
    </message>
    <message>
        <source>imported the photo; not in order: %1</source>
        <translation>导入照片；不合格项：%1</translation>
    </message>
    <message>
        <source>imported the photo</source>
        <translation>导入照片</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>imported the photo; no portrait could be made of it: %1</source>
        <translation>导入照片；无法制作标准照：%1</translation>
    </message>
    <message>
        <source>imported the photo; no portrait could be made of it</source>
        <translation>导入照片；无法制作标准照</translation>
    </message>
    <message>
        <source>approved the photo</source>
        <translation>审核通过</translation>
    </message>
    <message>
        <source>remark &quot;%1&quot;</source>
        <translation>备注“%1”</translation>
    </message>
    <message>
        <source>rejected the photo: %1</source>
        <translation>审核未通过：%1</translation>
    </message>
    <message>
        <source>rejected the photo</source>
        <translation>审核未通过</translation>
    </message>
    <message>
        <source>took back the verdict</source>
        <translation>撤销了审核结论</translation>
    </message>
    <message>
        <source>took back the approval by %1</source>
        <translation>撤销了 %1 的审核通过</translation>
    </message>
    <message>
        <source>took back the rejection by %1</source>
        <translation>撤销了 %1 的审核未通过</translation>
    </message>
    <message>
        <source>delivered the photo</source>
        <translation>交付了照片</translation>
    </message>
    <message>
        <source>delivered the photo as &quot;%1&quot; into the folder %2</source>
        <translation>交付照片“%1”到文件夹 %2</translation>
    </message>
    <message>
        <source>showed the identity number; reason: %1</source>
        <translation>查看了完整号码；理由：%1</translation>
    </message>
    <message>
        <source>showed the identity number</source>
        <translation>查看了完整号码</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>began to keep its records</source>
        <translation>开始记录</translation>
    </message>
    <message>
        <source>encrypted what an earlier version had written in clear</source>
        <translation>已将旧版本的明文数据加密</translation>
    </message>
    <message>
        <source>went on from a restored backup</source>
        <translation>从恢复的备份继续</translation>
    </message>
    <message>
        <source>went on with a copy from another machine, or lost what it remembered</source>
        <translation>从其他机器复制而来后继续，或本机丢失了记忆</translation>
    </message>
    <message>
        <source>went on with records whose end is missing: an older copy was put in their place</source>
        <translation>记录末尾缺失（被换成了旧副本）后继续</translation>
    </message>
    <message>
        <source>began to keep its records anew</source>
        <translation>重新开始记录</translation>
    </message>
    <message>
        <source>set up the practice photos</source>
        <translation>建立了练习库</translation>
    </message>
    <message>
        <source>was set up for %1</source>
        <translation>为 %1 建库</translation>
    </message>
    <message>
        <source>changed the key that encrypts everything</source>
        <translation>更换了数据密钥</translation>
    </message>
    <message>
        <source>made a new recovery code; the one before opens nothing now</source>
        <translation>生成了新的恢复码；旧码已作废</translation>
    </message>
    <message numerus="yes">
        <source>wrote %n line(s) of this list into a file</source>
        <translation>
            <numerusform>导出了 %n 行操作记录</numerusform>
        </translation>
    </message>
    <message>
        <source>made a backup to %1 (%2)</source>
        <translation>备份到 %1（%2）</translation>
    </message>
    <message>
        <source>began to purge %1; reason: %2</source>
        <translation>开始清除 %1；理由：%2</translation>
    </message>
    <message>
        <source>began to purge %1, which is not finished: start it again; reason: %2</source>
        <translation>开始清除 %1，尚未完成，请再次启动；理由：%2</translation>
    </message>
    <message>
        <source>purged the photo again, which an old copy had brought back</source>
        <translation>再次清除了旧副本带回的照片</translation>
    </message>
    <message>
        <source>purged the photo and everything about it</source>
        <translation>清除了照片及其全部资料</translation>
    </message>
    <message numerus="yes">
        <source>%n picture file(s)</source>
        <translation>
            <numerusform>%n 个图像文件</numerusform>
        </translation>
    </message>
    <message>
        <source>finished the purge of %1 with %2; reason: %3</source>
        <translation>完成清除：%1，%2；理由：%3</translation>
    </message>
    <message>
        <source>added the reference picture %1</source>
        <translation>加入参考照片 %1</translation>
    </message>
    <message>
        <source>added a reference picture</source>
        <translation>加入参考照片</translation>
    </message>
    <message>
        <source>saved the photo report into the folder %1</source>
        <translation>把照片检测单存到文件夹 %1</translation>
    </message>
    <message>
        <source>printed the photo report</source>
        <translation>打印照片检测单</translation>
    </message>
    <message>
        <source>Collecting</source>
        <translation>采集</translation>
    </message>
    <message>
        <source>opened the session for %1</source>
        <translation>开设了 %1 的采集场次</translation>
    </message>
    <message>
        <source>changed the session</source>
        <translation>修改了采集场次</translation>
    </message>
    <message>
        <source>closed the session: %1 photos, %2 absent</source>
        <translation>结束了采集场次：照片 %1 张，缺席 %2 人</translation>
    </message>
    <message>
        <source>photographed the empty backdrop</source>
        <translation>拍摄了空背景</translation>
    </message>
    <message>
        <source>imported the roster %1 for %2: %3 new, %4 changed</source>
        <translation>为 %2 导入名单 %1：新增 %3 人，更改 %4 人</translation>
    </message>
    <message>
        <source>put the graduate on the roster</source>
        <translation>将毕业生列入名单</translation>
    </message>
    <message>
        <source>added the graduate by hand; reason: %1</source>
        <translation>手动关联学籍；理由：%1</translation>
    </message>
    <message>
        <source>changed the graduate&apos;s roster entry</source>
        <translation>更改了毕业生的名单信息</translation>
    </message>
    <message>
        <source>received the graduate, number %1</source>
        <translation>毕业生到场，拍摄序号 %1</translation>
    </message>
    <message>
        <source>marked the graduate absent</source>
        <translation>标记毕业生缺席</translation>
    </message>
    <message>
        <source>set the fee: %1</source>
        <translation>设置缴费：%1</translation>
    </message>
    <message>
        <source>took the fee of %1 yuan</source>
        <translation>收费 %1 元</translation>
    </message>
    <message>
        <source>let the graduate in against a rule; reason: %1</source>
        <translation>破例放行毕业生；理由：%1</translation>
    </message>
    <message>
        <source>reopened the approved graduate; reason: %1</source>
        <translation>解锁已通过的毕业生；理由：%1</translation>
    </message>
    <message>
        <source>put the card reader&apos;s library away</source>
        <translation>停用了读卡器的库</translation>
    </message>
    <message>
        <source>put the code decoder&apos;s library away</source>
        <translation>停用了采集码解码器的库</translation>
    </message>
    <message>
        <source>chose %1 as the card reader&apos;s library (SHA-256 %2…)</source>
        <translation>选用 %1 作为读卡器的库（SHA-256 %2…）</translation>
    </message>
    <message>
        <source>chose %1 as the code decoder&apos;s library (SHA-256 %2…)</source>
        <translation>选用 %1 作为采集码解码器的库（SHA-256 %2…）</translation>
    </message>
    <message>
        <source>, %1 received and not photographed</source>
        <translation>，到了没拍 %1 人</translation>
    </message>
    <message>
        <source>printed the hand-over sheet of the session</source>
        <translation>打印了场次的交接单</translation>
    </message>
    <message>
        <source>saved the hand-over sheet of the session into %1</source>
        <translation>把场次的交接单存到 %1</translation>
    </message>
    <message>
        <source>recorded consent to text %1 (%2)</source>
        <translation>登记了对告知书 %1 的同意（%2）</translation>
    </message>
    <message>
        <source>recorded consent to text %1 by the guardian (%2)</source>
        <translation>登记了监护人对告知书 %1 的同意（%2）</translation>
    </message>
    <message>
        <source>recorded that consent was refused</source>
        <translation>登记了拒绝同意</translation>
    </message>
    <message>
        <source>recorded that consent was refused: %1</source>
        <translation>登记了拒绝同意：%1</translation>
    </message>
    <message>
        <source>recorded that consent was withdrawn</source>
        <translation>登记了撤回同意</translation>
    </message>
    <message>
        <source>recorded that consent was withdrawn: %1</source>
        <translation>登记了撤回同意：%1</translation>
    </message>
    <message>
        <source>first showed the notice %1, which is kept whole</source>
        <translation>首次出示告知书 %1，全文留存</translation>
    </message>
    <message>
        <source>went back to the program&apos;s own notice</source>
        <translation>恢复使用程序自带的告知书</translation>
    </message>
    <message>
        <source>put the school&apos;s own notice %1 in force</source>
        <translation>启用学校自己的告知书 %1</translation>
    </message>
    <message>
        <source>imported the list %1 of who paid: %2 graduates, %3 yuan</source>
        <translation>导入缴费名单 %1：%2 人，%3 元</translation>
    </message>
    <message>
        <source>closed the fees of the day: %1 yuan, of it %2 in cash</source>
        <translation>做了日结：收费 %1 元，其中现金 %2 元</translation>
    </message>
    <message>
        <source>; %1 yuan differ: %2</source>
        <translation>；差额 %1 元：%2</translation>
    </message>
    <message>
        <source>photos may be imported from files</source>
        <translation>可以从文件导入照片</translation>
    </message>
    <message>
        <source>photos may be imported of graduates on a list only</source>
        <translation>只可导入名单上毕业生的照片</translation>
    </message>
    <message>
        <source>no photos are imported from files</source>
        <translation>不从文件导入照片</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>matched the imported photo &quot;%1&quot; with this graduate by hand</source>
        <translation>把导入的照片“%1”手动归入该毕业生</translation>
    </message>
    <message>
        <source>took back that the imported photo &quot;%1&quot; is this graduate&apos;s</source>
        <translation>撤销了导入照片“%1”与该毕业生的匹配</translation>
    </message>
    <message>
        <source>imported files: %1 looked at, %2 taken in, of these %3 of graduates on a list; %4 were here already, %5 refused</source>
        <translation>导入文件：共 %1 个，收入 %2 个，其中名单上的毕业生 %3 个；已有 %4 个，未收 %5 个</translation>
    </message>
    <message numerus="yes">
        <source>the batch %1: %n graduate(s)</source>
        <translation>
            <numerusform>批次“%1”%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>enrolled the station %1</source>
        <translation>接入了工作站“%1”</translation>
    </message>
    <message>
        <source>changed what the station %1 may see and do</source>
        <translation>更改了工作站“%1”的可见范围和权限</translation>
    </message>
    <message>
        <source>shut the station %1 out; reason: %2</source>
        <translation>停用了工作站“%1”；原因：%2</translation>
    </message>
    <message>
        <source>announced the next key of the hub</source>
        <translation>公布了中心的下一把密钥</translation>
    </message>
    <message>
        <source>let stand what had waited for a supervisor; reason: %1</source>
        <translation>认可了等待主管决定的事项；原因：%1</translation>
    </message>
    <message>
        <source>turned down what had waited for a supervisor; reason: %1</source>
        <translation>驳回了等待主管决定的事项；原因：%1</translation>
    </message>
    <message numerus="yes">
        <source>listed %n payment(s) for the daily closing that follows</source>
        <translation>
            <numerusform>列出随后日结所计的 %n 笔缴费</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; with fees of %n graduate(s) that another desk had not closed</source>
        <translation>
            <numerusform>；其中 %n 人的缴费由其他工作站收取、尚未日结</numerusform>
        </translation>
    </message>
    <message>
        <source>the hub</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>another station</source>
        <translation>其他工作站</translation>
    </message>
    <message numerus="yes">
        <source>%n graduate(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>kept %n payment(s) of graduates purged at another desk for the next daily closing, without names</source>
        <translation>
            <numerusform>其他工作站清除了缴费人，留下 %n 笔缴费的金额供下一次日结，不留姓名</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActivityPage</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>a day as QDate formats it</comment>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day as QDate formats it</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>Signed with the key of %1 and of the station</source>
        <translation>由 %1 和该工作站的密钥签名</translation>
    </message>
    <message>
        <source>Signed with the key of the station</source>
        <translation>由该工作站的密钥签名</translation>
    </message>
</context>
<context>
    <name>Adapter</name>
    <message>
        <source>the name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>the identity number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>the birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>the sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>the birth date does not fit the identity number</source>
        <translation>出生日期与身份证号不符</translation>
    </message>
    <message>
        <source>the sex does not fit the identity number</source>
        <translation>性别与身份证号不符</translation>
    </message>
    <message>
        <source>the card&apos;s period of validity</source>
        <translation>证件有效期</translation>
    </message>
    <message>
        <source>the portrait</source>
        <translation>证件照片</translation>
    </message>
    <message>
        <source>the student number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>the enrolment key</source>
        <translation>学籍标识</translation>
    </message>
    <message>
        <source>the school code</source>
        <translation>院校代码</translation>
    </message>
    <message>
        <source>it names nobody</source>
        <translation>未指明任何人</translation>
    </message>
    <message>
        <source>the ethnic group</source>
        <translation>民族</translation>
    </message>
    <message>
        <source>the address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>the issuer</source>
        <translation>签发机关</translation>
    </message>
    <message>
        <source>Try again. If it happens again, ask the library&apos;s vendor, and type meanwhile.</source>
        <translation>请再试一次；若仍出现，请联系该库的厂商，期间先手工输入。</translation>
    </message>
    <message>
        <source>Choose another file in the settings, or ask the vendor for a library for Mianguan.</source>
        <translation>请在设置中另选文件，或向厂商索取适用于免冠的库。</translation>
    </message>
    <message>
        <source>The adapter&apos;s library is not there</source>
        <translation>找不到适配库文件</translation>
    </message>
    <message>
        <source>The program that runs adapters does not start: %1</source>
        <translation>运行适配库的程序无法启动：%1</translation>
    </message>
    <message>
        <source>It belongs beside this program: install Mianguan again.</source>
        <translation>它应与本程序在同一处，请重新安装免冠。</translation>
    </message>
    <message>
        <source>The adapter&apos;s library cannot be loaded: %1</source>
        <translation>适配库无法加载：%1</translation>
    </message>
    <message>
        <source>Put the files it needs into its folder, or choose another library.</source>
        <translation>请把它所需的文件放入同一文件夹，或另选适配库。</translation>
    </message>
    <message>
        <source>The library offers nothing of this kind, or speaks another version</source>
        <translation>该库不提供此类功能，或接口版本不同</translation>
    </message>
    <message>
        <source>The adapter crashed (signal %1)</source>
        <translation>适配库崩溃（信号 %1）</translation>
    </message>
    <message>
        <source>The adapter ended by itself (exit status %1)</source>
        <translation>适配库自行退出（状态 %1）</translation>
    </message>
    <message>
        <source>The adapter did not answer within %1 seconds and was stopped</source>
        <translation>适配库在 %1 秒内没有应答，已被终止</translation>
    </message>
    <message>
        <source>The adapter failed without a reason</source>
        <translation>适配库失败，未说明原因</translation>
    </message>
    <message>
        <source>The adapter says: %1</source>
        <translation>适配库提示：%1</translation>
    </message>
    <message>
        <source>Check the device and its cable, then try again.</source>
        <translation>请检查设备和连接线，然后重试。</translation>
    </message>
    <message>
        <source>The adapter&apos;s answer cannot be right: %1</source>
        <translation>适配库返回的内容不可信：%1</translation>
    </message>
</context>
<context>
    <name>Authority</name>
    <message>
        <source>Event %1: %2</source>
        <extracomment>%1 is the number of an event, %2 a sentence about it</extracomment>
        <translation>记录 %1：%2</translation>
    </message>
    <message>
        <source>someone the store does not know did this: %1</source>
        <translation>库中没有的人员做了：%1</translation>
    </message>
    <message>
        <source>nobody was signed in, yet it was done: %1</source>
        <translation>无人登录却做了：%1</translation>
    </message>
    <message>
        <source>%1 had been removed, yet did this: %2</source>
        <translation>%1 已被移除，却做了：%2</translation>
    </message>
    <message>
        <source>%1 had no right to %2</source>
        <translation>%1 无权%2</translation>
    </message>
    <message>
        <source>%1 did not sign this: %2</source>
        <translation>%1 未签名：%2</translation>
    </message>
    <message>
        <source>the signature is not of %1&apos;s key: %2</source>
        <translation>签名不是 %1 的密钥所签：%2</translation>
    </message>
    <message>
        <source>%1 judged a photo that the same person had collected</source>
        <translation>%1 审核了自己采集的照片</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message>
        <source>This backup holds photos or decisions that the data here does not</source>
        <translation>这份备份里有本机数据没有的照片或结论</translation>
    </message>
    <message>
        <source>Leave it as it is, as something may have been lost here, and choose another folder.</source>
        <translation>本机可能丢失了数据，请保留这份备份不动，另选文件夹。</translation>
    </message>
    <message>
        <source>Photos are being purged at this moment</source>
        <translation>正在清除照片</translation>
    </message>
    <message>
        <source>Make the backup when the purge is finished.</source>
        <translation>请在清除完成后再备份。</translation>
    </message>
    <message>
        <source>A picture is missing in the data folder and so in the backup (%1)</source>
        <translation>数据文件夹缺少一张图像，备份里也没有（%1）</translation>
    </message>
    <message>
        <source>%1 is missing or damaged. Make the backup again</source>
        <translation>%1 缺失或损坏，请重新备份</translation>
    </message>
    <message>
        <source>%1 is damaged. Make a backup into a new folder</source>
        <translation>%1 已损坏，请备份到新文件夹</translation>
    </message>
    <message>
        <source>This folder holds other things</source>
        <translation>此文件夹里有其他内容</translation>
    </message>
    <message>
        <source>Make a new folder for the backup, or choose the one of an earlier backup.</source>
        <translation>请为备份新建文件夹，或选择以前的备份文件夹。</translation>
    </message>
    <message>
        <source>This folder holds the backup of other data</source>
        <translation>此文件夹是另一个库的备份</translation>
    </message>
    <message>
        <source>Leave it as it is and choose another folder.</source>
        <translation>请保持原样，另选文件夹。</translation>
    </message>
    <message>
        <source>The backup&apos;s list of files is damaged</source>
        <translation>备份的文件清单已损坏</translation>
    </message>
    <message>
        <source>Make the backup again, or use another one.</source>
        <translation>请重新备份，或使用另一份备份。</translation>
    </message>
    <message>
        <source>The backup was made by a newer version of this program</source>
        <translation>这份备份由更新版本的程序制作</translation>
    </message>
    <message>
        <source>Install that version, then try again.</source>
        <translation>请安装该版本后再试。</translation>
    </message>
    <message>
        <source>There is no finished backup in this folder</source>
        <translation>此文件夹里没有完成的备份</translation>
    </message>
    <message>
        <source>Choose the folder that holds the file backup.list.</source>
        <translation>请选择含有 backup.list 文件的文件夹。</translation>
    </message>
    <message>
        <source>The disk is too small: %1 more are needed</source>
        <translation>磁盘空间不足：还需要 %1</translation>
    </message>
    <message>
        <source>Free some space on it or choose a larger one.</source>
        <translation>请腾出空间，或换更大的磁盘。</translation>
    </message>
    <message>
        <source>The data folder and its backup cannot lie in one another</source>
        <translation>数据文件夹与备份不能互相包含</translation>
    </message>
    <message>
        <source>Choose a folder on another disk or on a USB stick.</source>
        <translation>请选择另一块磁盘或 U 盘上的文件夹。</translation>
    </message>
    <message>
        <source>This folder holds data already</source>
        <translation>此文件夹已有数据</translation>
    </message>
    <message>
        <source>Choose an empty folder, or move the old data away first.</source>
        <translation>请选择空文件夹，或先移走旧数据。</translation>
    </message>
    <message>
        <source>This folder holds pictures whose ledger is missing</source>
        <translation>此文件夹有图像但缺少账本</translation>
    </message>
    <message>
        <source>Leave it as it is and choose an empty folder.</source>
        <translation>请保持原样，另选空文件夹。</translation>
    </message>
    <message>
        <source>The ledger in the backup is damaged</source>
        <translation>备份中的账本已损坏</translation>
    </message>
    <message>
        <source>Use another backup.</source>
        <translation>请使用另一份备份。</translation>
    </message>
    <message>
        <source>A picture is missing or damaged in the backup (%1)</source>
        <translation>备份中有图像缺失或损坏（%1）</translation>
    </message>
    <message>
        <source>Check the disk and its cable, then start again.</source>
        <translation>请检查磁盘和连接线后重新开始。</translation>
    </message>
    <message>
        <source>What was written to the backup reads back differently</source>
        <translation>写入备份的内容读回后不一致</translation>
    </message>
    <message>
        <source>This disk or stick is not reliable: use another one.</source>
        <translation>此磁盘或 U 盘不可靠，请更换。</translation>
    </message>
    <message>
        <source>The data folder cannot be used</source>
        <translation>数据文件夹无法使用</translation>
    </message>
    <message>
        <source>The disk with the backup is full</source>
        <translation>备份所在磁盘已满</translation>
    </message>
    <message>
        <source>Free some space on it or choose a larger one. What was copied stays; starting again goes on from there.</source>
        <translation>请腾出空间或换更大的磁盘。已复制的会保留，重新开始时接着做。</translation>
    </message>
    <message>
        <source>The disk for the backup takes no file of this size</source>
        <translation>备份磁盘不支持这么大的文件</translation>
    </message>
    <message>
        <source>Choose a disk formatted as exFAT, NTFS or ext4.</source>
        <translation>请使用 exFAT、NTFS 或 ext4 格式的磁盘。</translation>
    </message>
    <message>
        <source>The disk with the backup does not answer: was it pulled out?</source>
        <translation>备份磁盘没有响应，是否已拔出？</translation>
    </message>
    <message>
        <source>Plug it in and start again: it goes on where it stopped. A backup that was finished there before can still be used.</source>
        <translation>请重新插好再开始，会接着做。之前在上面完成的备份仍然可用。</translation>
    </message>
    <message>
        <source>The disk with the backup cannot be used</source>
        <translation>备份磁盘无法使用</translation>
    </message>
    <message>
        <source>It was stopped before it was finished</source>
        <translation>尚未完成就已停止</translation>
    </message>
    <message>
        <source>What was copied stays; starting again goes on from there.</source>
        <translation>已复制的会保留，重新开始时接着做。</translation>
    </message>
</context>
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
    <message>
        <source>crossed? %1 looks like %2 (%3)</source>
        <translation>可能弄反：%1 像 %2（%3）</translation>
    </message>
    <message>
        <source>one face twice? %1 and %2 (%3)</source>
        <translation>可能是同一张脸：%1 与 %2（%3）</translation>
    </message>
    <message>
        <source>Compares every face with every other and names what needs a look: one face under two names, and crossed photos. Files whose names hold the same identity number, or are equal, are one graduate&apos;s: a portrait and its reference picture, say.</source>
        <translation>把每张脸与其余的脸逐一比对，列出需要看一眼的：同一张脸挂在两个名下、照片弄反。文件名含同一证件号或完全相同的，视为同一毕业生，例如标准照与参考照片。</translation>
    </message>
    <message>
        <source>Write a JSON object a line for each finding; - is standard output.</source>
        <translation>每条结果写一行 JSON；- 为标准输出。</translation>
    </message>
    <message numerus="yes">
        <source>%n face(s) compared; nothing needs a look.</source>
        <translation>
            <numerusform>比对了 %n 张脸，没有需要看的。</numerusform>
        </translation>
    </message>
    <message>
        <source>The record does not belong to this original.</source>
        <translation>这份记录不是这张原图的。</translation>
    </message>
    <message>
        <source>The portrait has another size than its specification.</source>
        <translation>标准照的尺寸与规范不符。</translation>
    </message>
    <message>
        <source>No portrait can be made of this original: it does not show exactly one face.</source>
        <translation>这张原图做不出标准照：里面不是恰好一张人脸。</translation>
    </message>
    <message>
        <source>The person is not as the original shows them: another original, turned, mirrored or retouched.</source>
        <translation>人像与原图不符：换了原图，或经旋转、镜像、修饰。</translation>
    </message>
    <message>
        <source>The person is brighter or darker than the original shows.</source>
        <translation>人像比原图亮或暗。</translation>
    </message>
    <message>
        <source>The person&apos;s skin and hair are smoother or sharper than the original shows: retouched, or saved again by another program.</source>
        <translation>人像的皮肤和头发比原图平滑或锐利：经过修饰，或被别的程序重新保存过。</translation>
    </message>
    <message>
        <source>The background is not the one laid in.</source>
        <translation>背景不是制作时铺上的那一种。</translation>
    </message>
    <message>
        <source>The person&apos;s outline is another. If it was made with a picture of the empty backdrop, name it with --plate.</source>
        <translation>人像轮廓不同。若制作时用了空背景照片，请用 --plate 指明。</translation>
    </message>
    <message>
        <source>Made from its record again, every byte the same: only crop, scale, background and encoding.</source>
        <translation>按记录重新制作，每个字节都相同：只做了裁剪、缩放、背景和编码。</translation>
    </message>
    <message>
        <source>Made again, every byte the same: only crop, scale, background and encoding.</source>
        <translation>重新制作，每个字节都相同：只做了裁剪、缩放、背景和编码。</translation>
    </message>
    <message>
        <source>Largest difference on the person %1 levels of 255, on the background %2, mean along the outline %3.</source>
        <translation>人像上最大相差 %1 级（共 255 级），背景上 %2，轮廓沿线平均 %3。</translation>
    </message>
    <message>
        <source>Made again within the tolerance: only crop, scale, background and encoding.</source>
        <translation>重新制作，在容差之内：只做了裁剪、缩放、背景和编码。</translation>
    </message>
    <message>
        <source>Usage: mianguan-batch COMMAND [options] FILE…

Standard photos to 教毕指〔2017〕99号 without a window.

  standardize FILE|DIR…   makes a standard photo of every picture and says what is wrong with it
  check FILE…             judges finished photos as they are
  matte FILE -o OUT.png   cuts the person out
  verify A B              says whether two pictures show the same person
  duplicates FILE|DIR…    finds one face under two names, and crossed photos
  rederive PORTRAIT --original FILE
                          proves that a portrait is its original, only cropped and laid on a background
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
  duplicates 文件|目录…   找出同一张脸挂两个名字的，以及弄反的照片
  rederive 标准照 --original 文件
                          证明标准照就是原图，只是裁剪并换了背景
  specs                   列出照片规范

  mianguan-batch 命令 --help   解释一个命令
  mianguan-batch --version

退出状态：0 全部通过或仅有提醒 · 1 有不合格 · 3 有读不了的文件 · 2 用法错误。</translation>
    </message>
    <message>
        <source>The record of the portrait is damaged or not one</source>
        <translation>标准照的记录已损坏，或不是记录</translation>
    </message>
    <message>
        <source>Make the portrait again with --record, or take the record away to compare by the models.</source>
        <translation>请用 --record 重新制作标准照，或移开记录，改用模型比对。</translation>
    </message>
    <message>
        <source>The record of the portrait cannot be written: %1</source>
        <translation>标准照的记录无法写入：%1</translation>
    </message>
    <message>
        <source>The picture the portrait was made from.</source>
        <translation>制作标准照所用的原图。</translation>
    </message>
    <message>
        <source>How it was made, as standardize --record wrote it; without this the record beside the portrait, if there is one.</source>
        <translation>制作记录，由 standardize --record 写出；不给时用标准照旁边的记录（如果有）。</translation>
    </message>
    <message>
        <source>Photo specification; without it those that fit its background are tried.</source>
        <translation>照片规范；不给时逐一尝试与其背景相符的规范。</translation>
    </message>
    <message>
        <source>Makes a portrait from its original again and says whether it is the same: the proof that nothing else was done to it. Exit status: 0 proven, 1 differs, 3 unreadable.</source>
        <translation>用原图重新制作标准照并比较是否相同，以证明没有做过别的处理。退出状态：0 已证明，1 不同，3 读不了。</translation>
    </message>
    <message>
        <source>Name one portrait.</source>
        <translation>请指明一张标准照。</translation>
    </message>
    <message>
        <source>Say with --original what it was made from.</source>
        <translation>请用 --original 指明它的原图。</translation>
    </message>
    <message>
        <source>Also write how each portrait was made, for rederive.</source>
        <translation>同时写出每张标准照的制作记录，供 rederive 使用。</translation>
    </message>
</context>
<context>
    <name>BestShot</name>
    <message>
        <source>The only shot</source>
        <translation>只拍了这一张</translation>
    </message>
    <message>
        <source>The only shot with exactly one face</source>
        <translation>只有这张恰好拍到一张人脸</translation>
    </message>
    <message>
        <source>Fewer things to mend than the others</source>
        <translation>这张要改的最少</translation>
    </message>
    <message>
        <source>Fewer doubts than the others</source>
        <translation>这张存疑的最少</translation>
    </message>
    <message>
        <source>Eyes open widest</source>
        <translation>这张眼睛睁得最大</translation>
    </message>
    <message>
        <source>The sharpest</source>
        <translation>这张最清晰</translation>
    </message>
    <message>
        <source>The best marks in all</source>
        <translation>这张综合得分最高</translation>
    </message>
    <message>
        <source>All alike; the first</source>
        <translation>几张一样好，取第一张</translation>
    </message>
</context>
<context>
    <name>CallSheet</name>
    <message>
        <source>Class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>Student number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>Camera</name>
    <message>
        <source>The camera gives no picture yet</source>
        <translation>相机还没有画面</translation>
    </message>
    <message>
        <source>Wait for the preview, then shoot again.</source>
        <translation>请等画面出来后再拍。</translation>
    </message>
    <message>
        <source>The camera “%1” gives no picture. Check its cable and that no other program uses it.</source>
        <translation>相机“%1”没有画面。请检查连线，并确认没有被其他程序占用。</translation>
    </message>
    <message>
        <source>The picture of “%1” stands still. Check its cable; if it does not go on by itself, unplug it and plug it in again.</source>
        <translation>“%1”的画面停住了。请检查连线；如未自行恢复，请拔下后重新插上。</translation>
    </message>
    <message>
        <source>The camera “%1” is unplugged. Plug it in again; it goes on by itself.</source>
        <translation>相机“%1”已断开。请重新插上，会自动恢复。</translation>
    </message>
    <message>
        <source>The shot could not be kept</source>
        <translation>这一张没能保存</translation>
    </message>
    <message>
        <source>Close other programs and shoot again.</source>
        <translation>请关闭其他程序后重拍。</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>The card is small in the picture: bring it closer to the camera.</source>
        <translation>证件在画面中太小，请靠近镜头。</translation>
    </message>
    <message>
        <source>A lamp shines on the card: tilt it, or move it away from the light.</source>
        <translation>证件上有灯光反光，请倾斜证件或避开灯光。</translation>
    </message>
    <message>
        <source>The number could not be read for certain: take the picture again, or type it.</source>
        <translation>证件号码未能可靠识别，请重新拍摄或手工输入。</translation>
    </message>
    <message>
        <source>Birth date and number on the card do not fit: take the picture again, or type the number.</source>
        <translation>证件上的出生日期与号码不符，请重新拍摄或手工输入号码。</translation>
    </message>
    <message>
        <source>Sex and number on the card do not fit: take the picture again, or type the number.</source>
        <translation>证件上的性别与号码不符，请重新拍摄或手工输入号码。</translation>
    </message>
    <message>
        <source>The birth date could not be read: compare the number with the card.</source>
        <translation>出生日期未能识别，请对照证件核对号码。</translation>
    </message>
    <message>
        <source>The name is read uncertainly: compare it with the card.</source>
        <translation>姓名识别不确定，请对照证件核对。</translation>
    </message>
    <message>
        <source>The address is read uncertainly: compare it with the card.</source>
        <translation>住址识别不确定，请对照证件核对。</translation>
    </message>
    <message>
        <source>No face is seen in the card&apos;s portrait: take the picture again.</source>
        <translation>证件照片中未检测到人脸，请重新拍摄。</translation>
    </message>
</context>
<context>
    <name>Certificate</name>
    <message>
        <source>Certificate of purge</source>
        <translation>清除证明</translation>
    </message>
    <message>
        <source>of graduates&apos; certificate photos</source>
        <translation>毕业证照片数据</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture file(s) destroyed</source>
        <translation>
            <numerusform>销毁图像文件 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Purged</source>
        <translation>清除内容</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>执行人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>工作站</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Seal (SHA-256)</source>
        <translation>校验值（SHA-256）</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>清除了什么</translation>
    </message>
    <message>
        <source>The pictures, names, identity numbers, verdicts and remarks of these photos were destroyed in this station&apos;s store, and with them the keys they were encrypted with. They cannot be restored from it. That these photos were here and were purged remains recorded, under random numbers.</source>
        <translation>本工作站数据库中，上述照片的图像、姓名、证件号、审核结论和备注均已销毁，加密所用的密钥一并销毁，无法再恢复。曾有这些照片及其已被清除的事实仍以随机编号留存记录。</translation>
    </message>
    <message>
        <source>Files that had been delivered into folders are not in the store and were not reached.</source>
        <translation>已交付到文件夹的文件不在数据库内，未被清除。</translation>
    </message>
    <message>
        <source>Not yet reached</source>
        <translation>尚未清除之处</translation>
    </message>
    <message>
        <source>No backup is known that still holds what was purged.</source>
        <translation>没有已知备份仍保留被清除的内容。</translation>
    </message>
    <message>
        <source>settled on</source>
        <translation>处理日期</translation>
    </message>
    <message>
        <source>Carried out by</source>
        <translation>执行人</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>见证人</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Seal of the school</source>
        <translation>学校盖章</translation>
    </message>
    <message>
        <source>Printed %1 by Mianguan %2. What is not yet reached is told as of this day.</source>
        <translation>免冠 %2 打印于 %1。“尚未清除之处”以当日情况为准。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln graduate(s)</source>
        <translation>
            <numerusform>%Ln 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them with a photo</source>
        <translation>
            <numerusform>其中有照片的 %Ln 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Not delivered</source>
        <translation>未交付</translation>
    </message>
    <message>
        <source>None: every photo that stood had been delivered.</source>
        <translation>没有：有效的照片均已交付。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s), purged for the reason below</source>
        <translation>
            <numerusform>%Ln 张，按下述原因一并清除</numerusform>
        </translation>
    </message>
    <message>
        <source>This was the whole batch: whoever was on its list and never photographed was destroyed too, with identity number, code, consent, fee and reference picture.</source>
        <translation>清除的是整个批次：名单上没有拍照的人也一并销毁，包括证件号、采集码、同意记录、缴费记录和参考照片。</translation>
    </message>
    <message>
        <source>Fees not closed</source>
        <translation>未日结的缴费</translation>
    </message>
    <message numerus="yes">
        <source>%Ln graduate(s) had paid at another desk, which had not closed that day, as far as was known here</source>
        <translation>
            <numerusform>%Ln 人在其他工作站缴费，据本工作站所知，当时那里尚未日结</numerusform>
        </translation>
    </message>
    <message>
        <source>These still hold what was purged: backups until they are updated or destroyed, stations until they hear of it.</source>
        <translation>以下各处仍保留被清除的内容：备份在更新或销毁之前，工作站在得知之前。</translation>
    </message>
</context>
<context>
    <name>Command</name>
    <message>
        <source>look at photos</source>
        <translation>查看照片</translation>
    </message>
    <message>
        <source>import photos</source>
        <translation>导入照片</translation>
    </message>
    <message>
        <source>review photos</source>
        <translation>审核照片</translation>
    </message>
    <message>
        <source>undo one&apos;s own verdict</source>
        <translation>撤销自己的审核结论</translation>
    </message>
    <message>
        <source>undo someone else&apos;s verdict</source>
        <translation>撤销他人的审核结论</translation>
    </message>
    <message>
        <source>deliver photos</source>
        <translation>交付照片</translation>
    </message>
    <message>
        <source>see an identity number in full</source>
        <translation>查看完整号码</translation>
    </message>
    <message>
        <source>see who did what</source>
        <translation>查看操作记录</translation>
    </message>
    <message>
        <source>export who did what</source>
        <translation>导出操作记录</translation>
    </message>
    <message>
        <source>verify the store</source>
        <translation>核验数据</translation>
    </message>
    <message>
        <source>back up the store</source>
        <translation>备份数据</translation>
    </message>
    <message>
        <source>purge photos</source>
        <translation>清除照片</translation>
    </message>
    <message>
        <source>see who may sign in</source>
        <translation>查看人员</translation>
    </message>
    <message>
        <source>add, change and remove people</source>
        <translation>添加、修改和移除人员</translation>
    </message>
    <message>
        <source>change the school&apos;s rules</source>
        <translation>修改学校规则</translation>
    </message>
    <message>
        <source>renew the recovery code</source>
        <translation>更换恢复码</translation>
    </message>
    <message>
        <source>change one&apos;s own password</source>
        <translation>修改自己的密码</translation>
    </message>
    <message>
        <source>You have no right to %1</source>
        <extracomment>%1 what it is, as in &quot;review photos&quot;</extracomment>
        <translation>您无权%1</translation>
    </message>
    <message>
        <source>It takes one of these roles: %1. An administrator can give it to you.</source>
        <extracomment>%1 roles, as in &quot;Reviewer and Supervisor&quot;</extracomment>
        <translation>需要以下角色之一：%1。请管理员为您添加。</translation>
    </message>
    <message>
        <source>print photo reports</source>
        <translation>打印照片检测单</translation>
    </message>
    <message>
        <source>see the roster</source>
        <translation>查看名单</translation>
    </message>
    <message>
        <source>plan sessions</source>
        <translation>安排采集场次</translation>
    </message>
    <message>
        <source>import rosters</source>
        <translation>导入名单</translation>
    </message>
    <message>
        <source>collect photos</source>
        <translation>采集照片</translation>
    </message>
    <message>
        <source>take fees</source>
        <translation>收费</translation>
    </message>
    <message>
        <source>let someone in against a rule</source>
        <translation>破例放行</translation>
    </message>
    <message>
        <source>reopen an approved graduate</source>
        <translation>解锁已通过的毕业生</translation>
    </message>
    <message>
        <source>choose card readers and code decoders</source>
        <translation>选择读卡器和采集码解码器</translation>
    </message>
    <message>
        <source>take back someone else&apos;s match</source>
        <translation>撤销他人所作的匹配</translation>
    </message>
    <message>
        <source>record that consent is withdrawn</source>
        <translation>登记撤回同意</translation>
    </message>
    <message>
        <source>connect this station with a hub</source>
        <translation>将本工作站接入中心</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>Agreed</source>
        <translation>已同意</translation>
    </message>
    <message>
        <source>Consent refused</source>
        <translation>拒绝同意</translation>
    </message>
    <message>
        <source>Consent withdrawn</source>
        <translation>已撤回同意</translation>
    </message>
    <message>
        <source>Said at the desk</source>
        <translation>现场口头确认</translation>
    </message>
    <message>
        <source>Signed on the screen</source>
        <translation>屏幕签名</translation>
    </message>
    <message>
        <source>On paper, signed beforehand</source>
        <translation>纸质同意书（事先签好）</translation>
    </message>
    <message>
        <source>Tapped on the sitter&apos;s screen</source>
        <translation>本人在屏幕上点击同意</translation>
    </message>
    <message>
        <source>This text was never shown</source>
        <translation>这份文本从未出示过</translation>
    </message>
    <message>
        <source>The notice was changed meanwhile</source>
        <translation>告知书刚刚更换</translation>
    </message>
    <message>
        <source>Show the new text, then have it agreed to again.</source>
        <translation>请出示新文本，重新征得同意。</translation>
    </message>
    <message>
        <source>The signature is missing</source>
        <translation>缺少签名</translation>
    </message>
    <message>
        <source>Have the graduate sign on the sitter&apos;s screen.</source>
        <translation>请毕业生在屏幕上签名。</translation>
    </message>
    <message>
        <source>This graduate is under 14: a guardian must agree</source>
        <translation>该毕业生未满 14 周岁，须由监护人同意</translation>
    </message>
    <message>
        <source>Enter the guardian&apos;s name.</source>
        <translation>请填写监护人姓名。</translation>
    </message>
    <message>
        <source>The guardian&apos;s relation to the graduate is missing</source>
        <translation>缺少监护人与毕业生的关系</translation>
    </message>
    <message>
        <source>Enter it, such as &quot;mother&quot;.</source>
        <translation>请填写，如“母亲”。</translation>
    </message>
    <message>
        <source>A photo of this graduate is here already</source>
        <translation>该毕业生已有照片</translation>
    </message>
    <message>
        <source>Have a supervisor record in the roster that the consent is withdrawn.</source>
        <translation>请主管在名单里登记撤回同意。</translation>
    </message>
    <message>
        <source>No consent of this graduate is in force</source>
        <translation>该毕业生没有有效的同意</translation>
    </message>
    <message>
        <source>Nothing needs doing.</source>
        <translation>无需处理。</translation>
    </message>
    <message>
        <source>This version is used already</source>
        <translation>这个版本号已经用过</translation>
    </message>
    <message>
        <source>Give the changed text a version of its own, such as &quot;2027-1&quot;: whoever agreed to the one before is asked again.</source>
        <translation>请给改过的文本一个新的版本号，如“2027-1”；同意过旧版的人会重新征得同意。</translation>
    </message>
    <message>
        <source>The text has no version</source>
        <translation>文本没有版本号</translation>
    </message>
    <message>
        <source>Begin the file with a line such as &quot;version: 2027-1&quot;, and leave the line after the head empty.</source>
        <translation>请在文件开头写一行如“version: 2027-1”，头部之后空一行。</translation>
    </message>
    <message>
        <source>The text has no title or no paragraph</source>
        <translation>文本缺少标题或正文</translation>
    </message>
    <message>
        <source>Save the present text as a file and change that.</source>
        <translation>可先把现有文本存成文件，在它上面修改。</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the language of the notice: zh_CN or en</comment>
        <translation>zh_CN</translation>
    </message>
    <message>
        <source>The file is too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>Choose a text file.</source>
        <translation>请选择文本文件。</translation>
    </message>
    <message>
        <source>The notice in force was not agreed to</source>
        <translation>尚未同意现行告知书</translation>
    </message>
    <message>
        <source>Have it read and agreed to first (F7).</source>
        <translation>请先请本人阅读并同意（F7）。</translation>
    </message>
</context>
<context>
    <name>DayRows</name>
    <message>
        <source>not said</source>
        <translation>未注明</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>收款</translation>
    </message>
    <message>
        <source>All that was paid</source>
        <translation>实收合计</translation>
    </message>
    <message>
        <source>of it in cash</source>
        <translation>其中现金</translation>
    </message>
    <message>
        <source>Billed to classes, by actual count so far</source>
        <translation>班级代缴（至今按实拍人数）</translation>
    </message>
    <message>
        <source>%1 of %2 photographed</source>
        <translation>已拍 %1 / 共 %2 人</translation>
    </message>
    <message>
        <source>Set right</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1：%2 → %3</translation>
    </message>
    <message>
        <source>purged since</source>
        <translation>其后已清除</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Yuan</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Cash expected</source>
        <translation>应有现金</translation>
    </message>
    <message>
        <source>Cash counted</source>
        <translation>清点现金</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>日结</translation>
    </message>
    <message>
        <source>void at the hub</source>
        <translation>中心作废</translation>
    </message>
    <message>
        <source>another payment came before it</source>
        <translation>此前已有另一笔缴费</translation>
    </message>
    <message>
        <source>Give the money back, or record the payment again where it is due: the next closing counts both.</source>
        <translation>请退款；仍应缴费的，请重新登记。两者都在下一次日结时计入。</translation>
    </message>
    <message numerus="yes">
        <source>Set right here of earlier closings: %n payment(s), %1 yuan</source>
        <translation>
            <numerusform>冲正以前的日结：%n 笔，%1 元</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Found out since this closing: %n payment(s), %1 yuan</source>
        <translation>
            <numerusform>本次日结之后发现有变：%n 笔，%1 元</numerusform>
        </translation>
    </message>
    <message>
        <source>not set right yet</source>
        <translation>尚未冲正</translation>
    </message>
    <message>
        <source>counts for more now</source>
        <translation>现多计入</translation>
    </message>
    <message>
        <source>counts now</source>
        <translation>现计入</translation>
    </message>
    <message>
        <source>of it</source>
        <translation>其中</translation>
    </message>
    <message>
        <source>by graduates purged at another desk since</source>
        <translation>缴费人后来被其他工作站清除</translation>
    </message>
</context>
<context>
    <name>Decoder</name>
    <message>
        <source>The file is damaged, or made to do harm. Do not open it in other programs; take the photo again.</source>
        <translation>文件已损坏，或是有人恶意制作的。请勿用其他程序打开，请重新拍照。</translation>
    </message>
    <message>
        <source>The program that reads pictures does not start: %1</source>
        <translation>读图程序无法启动：%1</translation>
    </message>
    <message>
        <source>It belongs beside this program: install Mianguan again.</source>
        <translation>它应与本程序装在一起，请重新安装免冠。</translation>
    </message>
    <message>
        <source>The program that reads pictures ended before the first one (exit status %1, signal %2)</source>
        <translation>读图程序还没读第一张图片就退出了（退出码 %1，信号 %2）</translation>
    </message>
    <message>
        <source>Install Mianguan again. If that does not help, this system keeps programs from locking themselves in (seccomp).</source>
        <translation>请重新安装免冠。如果仍然不行，说明本系统不允许程序自我隔离（seccomp）。</translation>
    </message>
    <message>
        <source>Reading this picture was stopped: it went beyond what reading a picture takes</source>
        <translation>读取这张图片时被拦下：它要做读图用不着的事</translation>
    </message>
    <message>
        <source>Reading this picture was stopped from outside</source>
        <translation>读取这张图片时被外部中止</translation>
    </message>
    <message>
        <source>Close other programs, as memory may be short, then try again.</source>
        <translation>可能内存不足，请关闭其他程序后再试。</translation>
    </message>
    <message>
        <source>Reading this picture takes too much work</source>
        <translation>读取这张图片耗时过多</translation>
    </message>
    <message>
        <source>Save it as an ordinary JPEG and bring that file.</source>
        <translation>请另存为普通 JPEG，再用那个文件。</translation>
    </message>
    <message>
        <source>Reading this picture crashed its reader (signal %1)</source>
        <translation>读图程序因这张图片崩溃（信号 %1）</translation>
    </message>
    <message>
        <source>Reading this picture took longer than %1 seconds and was stopped</source>
        <translation>读取这张图片超过 %1 秒，已中止</translation>
    </message>
    <message>
        <source>Reading this picture needs more memory than a picture may take</source>
        <translation>读取这张图片所需内存超出单张图片的上限</translation>
    </message>
    <message>
        <source>Reading this picture led to an answer that cannot be right</source>
        <translation>读取这张图片得到的结果不可信</translation>
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
    <message>
        <source>Use {student}, {identity}, {name}, {class}, {code}, {shooting}, {file}, {number}, {number:4} or {date}.</source>
        <translation>可用字段：{student} 学号、{identity} 身份证号、{name} 姓名、{class} 班级、{code} 采集码、{shooting} 拍摄序号、{file}、{number}、{number:4}、{date}。</translation>
    </message>
    <message>
        <source>This photo has nothing for {%1}</source>
        <translation>这张照片没有 {%1} 可用</translation>
    </message>
    <message>
        <source>Complete the roster, or use another field.</source>
        <translation>请补全名单，或换用其他字段。</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>These are not the last four characters of the identity number</source>
        <translation>与身份证号后四位不符</translation>
    </message>
    <message>
        <source>Look at the identity card again. When it does not fit, this is someone else: search anew.</source>
        <translation>请再看一次身份证；仍不符说明不是本人，请重新查找。</translation>
    </message>
    <message>
        <source>Pictures from files are not allowed in this session</source>
        <translation>本场次不允许使用相册照片</translation>
    </message>
    <message>
        <source>Use the camera, or have the session changed by a supervisor.</source>
        <translation>请用相机拍摄，或请主管修改场次。</translation>
    </message>
    <message>
        <source>This session asks for the identity card</source>
        <translation>本场次须核对身份证</translation>
    </message>
    <message>
        <source>identity card</source>
        <translation>身份证</translation>
    </message>
    <message>
        <source>Read the card with the camera (F6) or lay it on the reader; or step back (Esc) and type its number.</source>
        <translation>请用相机识读身份证 (F6) 或放到读卡器上；也可按 Esc 返回，输入身份证号。</translation>
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
    <name>Eligibility</name>
    <message>
        <source>This session is closed.</source>
        <translation>该采集场次已结束。</translation>
    </message>
    <message>
        <source>The photo is approved already, so it is locked.</source>
        <translation>照片已审核通过，已锁定。</translation>
    </message>
    <message>
        <source>Nothing is to be photographed. If it must change, a supervisor reopens the graduate in the roster.</source>
        <translation>无需再拍。如确需更换，请主管在名单中解锁该毕业生。</translation>
    </message>
    <message>
        <source>A photo is submitted and awaits its review.</source>
        <translation>照片已提交，正在待审核。</translation>
    </message>
    <message>
        <source>Wait for the verdict; a new photo would take its place.</source>
        <translation>请等待审核结果；重拍会替换已提交的照片。</translation>
    </message>
    <message>
        <source>The makeup was used already.</source>
        <translation>补拍机会已用完。</translation>
    </message>
    <message>
        <source>The makeup ended on %1.</source>
        <translation>补拍已于 %1 截止。</translation>
    </message>
    <message>
        <source>The fee of %1 yuan is not paid.</source>
        <translation>费用 %1 元未缴。</translation>
    </message>
    <message>
        <source>Take the fee, or enter its receipt.</source>
        <translation>请收费，或录入收据号。</translation>
    </message>
    <message>
        <source>The graduate has withdrawn consent.</source>
        <translation>该毕业生已撤回同意。</translation>
    </message>
    <message>
        <source>Nothing more is collected. Next a supervisor purges this graduate&apos;s data under Data safety. Only if the graduate now wants to be photographed after all: have the notice read and agreed to anew (F7).</source>
        <translation>不再采集任何信息。下一步由主管到“数据安全”清除该毕业生的数据。只有本人现在又愿意拍照时，才请其重新阅读告知书并同意（F7）。</translation>
    </message>
    <message>
        <source>The graduate has refused consent, so there is no photo.</source>
        <translation>该毕业生拒绝同意，因此不拍照。</translation>
    </message>
    <message>
        <source>Call the next one. If the graduate has thought better of it: have the notice read and agreed to (F7).</source>
        <translation>请叫下一位。本人改变主意的，请其阅读告知书并同意（F7）。</translation>
    </message>
    <message>
        <source>Leave the desk and choose a session that is open. A supervisor opens makeup sessions.</source>
        <translation>请离开采集台，另选一个未结束的场次；补拍场次由主管开设。</translation>
    </message>
    <message>
        <source>There is one makeup each. If there is good cause for another, a supervisor lets the graduate in here, with the reason.</source>
        <translation>每人只有一次补拍机会。确需再补拍的，请主管在此破例放行并说明理由。</translation>
    </message>
    <message>
        <source>Ask a supervisor, who may let the graduate in here, with the reason.</source>
        <translation>请找主管；可在此破例放行并说明理由。</translation>
    </message>
</context>
<context>
    <name>EnrolmentCode</name>
    <message>
        <source>Compare it with the code you were given.</source>
        <translation>请与拿到的接入码逐字核对。</translation>
    </message>
    <message>
        <source>The code has %1 letters and digits after the address, this has %2</source>
        <translation>接入码在地址之后应有 %1 个字母和数字，现有 %2 个</translation>
    </message>
    <message>
        <source>Group %1 of the code was mistyped: %2</source>
        <translation>接入码第 %1 组输入有误：%2</translation>
    </message>
    <message>
        <source>The code must begin with the hub&apos;s address, as in hub.example.edu.cn:8443/</source>
        <translation>接入码应以中心的地址开头，如 hub.example.edu.cn:8443/</translation>
    </message>
    <message>
        <source>The address and the letters of the code do not belong together</source>
        <translation>接入码的地址与后面的字母对不上</translation>
    </message>
</context>
<context>
    <name>Entrance</name>
    <message>
        <source>This folder holds real photos, not practice</source>
        <translation>此文件夹是真实照片，不是练习</translation>
    </message>
    <message>
        <source>This folder holds practice photos, not real ones</source>
        <translation>此文件夹是练习照片，不是真实照片</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请另选文件夹。</translation>
    </message>
    <message>
        <source>This store is not set up yet, so nobody can sign in</source>
        <translation>此库尚未建立，无法登录</translation>
    </message>
    <message>
        <source>Set it up first.</source>
        <translation>请先建库。</translation>
    </message>
    <message>
        <source>This store is open already</source>
        <translation>此库已经打开</translation>
    </message>
    <message>
        <source>Close it first.</source>
        <translation>请先关闭。</translation>
    </message>
    <message>
        <source>A practice store has no passwords, a real one needs them</source>
        <translation>练习库没有密码，正式库需要密码</translation>
    </message>
    <message>
        <source>Choose practice or real work first.</source>
        <translation>请先选择练习还是正式工作。</translation>
    </message>
    <message>
        <source>This store is set up already</source>
        <translation>此库已经建立</translation>
    </message>
    <message>
        <source>Sign in.</source>
        <translation>请登录。</translation>
    </message>
    <message>
        <source>The school&apos;s name is empty or longer than 100 characters</source>
        <translation>学校名称为空或超过 100 个字</translation>
    </message>
    <message>
        <source>Write it as it shall stand on certificates.</source>
        <translation>请按证明上应有的写法填写。</translation>
    </message>
    <message>
        <source>Setting this store up was begun before and cut short, with another name or password</source>
        <translation>上次建库中途中断，用的是另一个用户名或密码</translation>
    </message>
    <message>
        <source>Give the same name and password as then.</source>
        <translation>请输入当时的用户名和密码。</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>This machine does not hold the key of this practice store</source>
        <translation>本机没有此练习库的密钥</translation>
    </message>
    <message>
        <source>Practise in another folder: nothing in this one is real.</source>
        <translation>请换一个文件夹练习：这里没有真实数据。</translation>
    </message>
    <message>
        <source>This person may no longer sign in</source>
        <translation>此人已不能登录</translation>
    </message>
    <message>
        <source>Ask an administrator.</source>
        <translation>请联系管理员。</translation>
    </message>
    <message>
        <source>The store is damaged where it says who may sign in</source>
        <translation>数据中记录登录人员的部分已损坏</translation>
    </message>
    <message>
        <source>Restore the last backup.</source>
        <translation>请恢复最近的备份。</translation>
    </message>
    <message>
        <source>Tell your administrator: someone changed the store&apos;s files.</source>
        <translation>请告知管理员：有人改动了数据文件。</translation>
    </message>
    <message>
        <source>There is no administrator of this name</source>
        <translation>没有这个名字的管理员</translation>
    </message>
    <message>
        <source>Leave the name empty to be let in as the first one.</source>
        <translation>用户名留空则以第一位管理员的身份进入。</translation>
    </message>
    <message>
        <source>This recovery code was replaced, but someone put it back</source>
        <translation>此恢复码早已更换，却被人换了回来</translation>
    </message>
    <message>
        <source>Give the code that was printed last, or restore a backup.</source>
        <translation>请使用最近打印的恢复码，或恢复备份。</translation>
    </message>
    <message>
        <source>This password is not the one the store&apos;s history knows</source>
        <translation>此密码与历史记录不符</translation>
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
    <message>
        <source>Check the disk and its cable, then try again.</source>
        <translation>请检查磁盘和连接线后再试。</translation>
    </message>
    <message>
        <source>%1: the disk is full</source>
        <translation>%1：磁盘已满</translation>
    </message>
</context>
<context>
    <name>FaultCure</name>
    <message>
        <source>Move the lamps: both at shoulder height, 45° left and right, equally far (1.5–2 m) and equally bright.</source>
        <translation>挪一下灯：左右各 45°，与肩同高，距离相等（1.5–2 米），亮度一致。</translation>
    </message>
    <message>
        <source>Set the camera&apos;s height to the eyes and its distance so that the outline is filled.</source>
        <translation>相机调到与眼睛同高，远近以头肩填满轮廓为准。</translation>
    </message>
    <message>
        <source>Have brows, eyes and ears freed at the mirror, before the queue.</source>
        <translation>请毕业生排队前在镜子前把头发理好，露出眉毛、眼睛和双耳。</translation>
    </message>
    <message>
        <source>Soften or move back the lamps; have paper tissues at the mirror.</source>
        <translation>灯加柔光或挪远一点；镜子旁备纸巾擦汗去油。</translation>
    </message>
    <message>
        <source>Raise both lamps, or have the glasses tilted down a little.</source>
        <translation>两盏灯都升高一些，或请毕业生把镜腿略抬高，让镜片稍向下。</translation>
    </message>
    <message>
        <source>Set the exposure of the camera anew under both lamps.</source>
        <translation>两盏灯都开着，重新调整相机曝光。</translation>
    </message>
    <message>
        <source>Set the white balance anew, and keep daylight and room light out.</source>
        <translation>重新设白平衡，挡住窗光、关掉顶灯。</translation>
    </message>
    <message>
        <source>Smooth and light the backdrop, then photograph it empty again.</source>
        <translation>把背景布拉平、打匀光，再重拍一张空背景。</translation>
    </message>
    <message>
        <source>Photograph the empty backdrop again; have the chair&apos;s back out of the picture.</source>
        <translation>重拍一张空背景；别让椅背进画面。</translation>
    </message>
    <message>
        <source>Photograph the empty backdrop again: lamp or camera was moved.</source>
        <translation>灯或相机动过了，重拍一张空背景。</translation>
    </message>
    <message>
        <source>Focus on the eyes anew, wipe the lens, see that the stand is firm.</source>
        <translation>对着眼睛重新对焦，擦镜头，检查三脚架是否稳固。</translation>
    </message>
    <message>
        <source>More light on the face, and a lower sensitivity of the camera.</source>
        <translation>脸上加光，降低相机感光度。</translation>
    </message>
    <message>
        <source>Switch the camera&apos;s own flash off.</source>
        <translation>关掉机顶闪光灯。</translation>
    </message>
    <message>
        <source>Put the chair in the middle of the picture and mark its place on the floor.</source>
        <translation>把椅子放到画面正中，在地上贴好位置。</translation>
    </message>
    <message>
        <source>Choose a larger picture size of the camera, or bring it closer.</source>
        <translation>相机选更大的分辨率，或靠近一些。</translation>
    </message>
    <message>
        <source>Level the camera, and have the sitter look at his own screen.</source>
        <translation>把相机放平，请毕业生看自己的屏幕坐正。</translation>
    </message>
    <message>
        <source>Turn the chair straight to the camera.</source>
        <translation>把椅子转正，正对相机。</translation>
    </message>
    <message>
        <source>Set the camera to the height of the eyes.</source>
        <translation>相机调到与眼睛同高。</translation>
    </message>
    <message>
        <source>Have the hands laid on the knees before the shot.</source>
        <translation>拍之前请毕业生双手平放在膝上。</translation>
    </message>
    <message>
        <source>Count to three before the shot, or take three at once.</source>
        <translation>拍之前数三下，或用三连拍。</translation>
    </message>
    <message>
        <source>Mark the lens: the sitter is to look there, not at the screen.</source>
        <translation>在镜头旁贴个标记，请毕业生看镜头，不要看屏幕。</translation>
    </message>
    <message>
        <source>Say &quot;mouth closed&quot; just before the shot.</source>
        <translation>拍之前说一句“嘴闭上”。</translation>
    </message>
    <message>
        <source>Have a dark jacket ready for those in the backdrop&apos;s colour.</source>
        <translation>备一件深色外套，给衣服与背景同色的人穿。</translation>
    </message>
</context>
<context>
    <name>Fee</name>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Alipay</source>
        <translation>支付宝</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>刷卡</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转账</translation>
    </message>
    <message>
        <source>This receipt number is used already</source>
        <translation>这个收据号已经用过</translation>
    </message>
    <message>
        <source>Look at the receipt again. If this one is right, set the other payment right first.</source>
        <translation>请再核对收据。如果这张没错，请先更正另一笔缴费。</translation>
    </message>
    <message>
        <source>This amount cannot be</source>
        <translation>金额不对</translation>
    </message>
    <message>
        <source>Enter an amount from 0.01 to 100,000 yuan.</source>
        <translation>请填写 0.01 至 100,000 元之间的金额。</translation>
    </message>
    <message>
        <source>There is no such graduate</source>
        <translation>没有这名毕业生</translation>
    </message>
    <message>
        <source>The import was stopped after %1 of %2 payments</source>
        <translation>导入已停止，已登记 %1 / %2 笔</translation>
    </message>
    <message>
        <source>Import the list again: it goes on with the rest.</source>
        <translation>请再次导入同一名单，会接着做。</translation>
    </message>
    <message>
        <source>There is nothing to close</source>
        <translation>没有可结的款项</translation>
    </message>
    <message>
        <source>No fee was settled since the closing before.</source>
        <translation>上次日结以来没有缴费登记。</translation>
    </message>
    <message>
        <source>A payment came in while you counted</source>
        <translation>清点期间又登记了缴费</translation>
    </message>
    <message>
        <source>Look at the sums again, then close.</source>
        <translation>请重新核对金额，再做日结。</translation>
    </message>
    <message>
        <source>The cash counted differs from what the payments come to</source>
        <translation>清点的现金与登记的缴费不符</translation>
    </message>
    <message>
        <source>Count again. If the difference stays, write why.</source>
        <translation>请再清点一次；仍有差额的，写明原因。</translation>
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
        <source>Teeth</source>
        <translation>露齿</translation>
    </message>
    <message>
        <source>Ears visible</source>
        <translation>双耳可见</translation>
    </message>
    <message>
        <source>Brows visible</source>
        <translation>眉毛可见</translation>
    </message>
    <message>
        <source>Hair over the eyes</source>
        <translation>头发遮眼</translation>
    </message>
    <message>
        <source>Glare on glasses</source>
        <translation>眼镜反光</translation>
    </message>
    <message>
        <source>Tinted glasses</source>
        <translation>有色眼镜</translation>
    </message>
    <message>
        <source>Frame over the eyes</source>
        <translation>镜框遮眼</translation>
    </message>
    <message>
        <source>Head covering</source>
        <translation>帽子头饰</translation>
    </message>
    <message>
        <source>Earrings</source>
        <translation>耳环</translation>
    </message>
    <message>
        <source>Necklace</source>
        <translation>项链</translation>
    </message>
    <message>
        <source>Face free</source>
        <translation>面部遮挡</translation>
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
        <source>No teeth show.</source>
        <translation>未露齿。</translation>
    </message>
    <message>
        <source>Teeth show. Close the lips and photograph again.</source>
        <translation>露齿了。请合上嘴唇重拍。</translation>
    </message>
    <message>
        <source>Both ears can be seen.</source>
        <translation>双耳可见。</translation>
    </message>
    <message>
        <source>The graduate&apos;s left ear is covered. Put the hair behind the ear and photograph again.</source>
        <translation>未露左耳（本人左侧）。请把头发别到耳后重拍。</translation>
    </message>
    <message>
        <source>The graduate&apos;s right ear is covered. Put the hair behind the ear and photograph again.</source>
        <translation>未露右耳（本人右侧）。请把头发别到耳后重拍。</translation>
    </message>
    <message>
        <source>Both ears are covered. Put the hair behind the ears and photograph again.</source>
        <translation>双耳未露。请把头发别到耳后重拍。</translation>
    </message>
    <message>
        <source>Both brows are free.</source>
        <translation>双眉无遮挡。</translation>
    </message>
    <message>
        <source>Hair covers the graduate&apos;s left brow. Put it aside and photograph again.</source>
        <translation>头发遮挡左眉（本人左侧）。请拨开头发重拍。</translation>
    </message>
    <message>
        <source>Hair covers the graduate&apos;s right brow. Put it aside and photograph again.</source>
        <translation>头发遮挡右眉（本人右侧）。请拨开头发重拍。</translation>
    </message>
    <message>
        <source>Hair covers both brows. Put it aside and photograph again.</source>
        <translation>头发遮挡双眉。请拨开头发重拍。</translation>
    </message>
    <message>
        <source>No hair covers the eyes.</source>
        <translation>头发未遮挡眼睛。</translation>
    </message>
    <message>
        <source>Hair covers the graduate&apos;s left eye. Put it aside and photograph again.</source>
        <translation>头发遮挡左眼（本人左侧）。请拨开头发重拍。</translation>
    </message>
    <message>
        <source>Hair covers the graduate&apos;s right eye. Put it aside and photograph again.</source>
        <translation>头发遮挡右眼（本人右侧）。请拨开头发重拍。</translation>
    </message>
    <message>
        <source>Hair covers both eyes. Put it aside and photograph again.</source>
        <translation>头发遮挡双眼。请拨开头发重拍。</translation>
    </message>
    <message>
        <source>No glare on glasses.</source>
        <translation>眼镜无反光。</translation>
    </message>
    <message>
        <source>Glare on the lens before the graduate&apos;s left eye. Lower the chin a little or move the lamps, and photograph again.</source>
        <translation>左眼（本人左侧）镜片反光。请略收下巴或移动灯位后重拍。</translation>
    </message>
    <message>
        <source>Glare on the lens before the graduate&apos;s right eye. Lower the chin a little or move the lamps, and photograph again.</source>
        <translation>右眼（本人右侧）镜片反光。请略收下巴或移动灯位后重拍。</translation>
    </message>
    <message>
        <source>Glare on both lenses. Lower the chin a little or move the lamps, and photograph again.</source>
        <translation>两片镜片反光。请略收下巴或移动灯位后重拍。</translation>
    </message>
    <message>
        <source>No tinted glasses.</source>
        <translation>未戴有色眼镜。</translation>
    </message>
    <message>
        <source>The glasses are tinted. Wear clear glasses or none and photograph again.</source>
        <translation>戴了有色眼镜。请换无色镜片或摘下眼镜重拍。</translation>
    </message>
    <message>
        <source>No frame covers the eyes.</source>
        <translation>镜框未遮眼。</translation>
    </message>
    <message>
        <source>The frame of the glasses covers the graduate&apos;s left eye. Push the glasses up and photograph again.</source>
        <translation>镜框遮挡左眼（本人左侧）。请把眼镜推高重拍。</translation>
    </message>
    <message>
        <source>The frame of the glasses covers the graduate&apos;s right eye. Push the glasses up and photograph again.</source>
        <translation>镜框遮挡右眼（本人右侧）。请把眼镜推高重拍。</translation>
    </message>
    <message>
        <source>The frame of the glasses covers both eyes. Push the glasses up and photograph again.</source>
        <translation>镜框遮挡双眼。请把眼镜推高重拍。</translation>
    </message>
    <message>
        <source>The head is bare.</source>
        <translation>未戴帽子、头饰。</translation>
    </message>
    <message>
        <source>A hat or scarf covers the head. Take it off and photograph again, or confirm the exception.</source>
        <translation>戴了帽子或头巾。请摘下重拍；属例外情形的请确认。</translation>
    </message>
    <message>
        <source>There is an ornament in the hair. Take it off and photograph again.</source>
        <translation>头上有头饰。请摘下重拍。</translation>
    </message>
    <message>
        <source>No earrings are seen.</source>
        <translation>未见耳环。</translation>
    </message>
    <message>
        <source>An earring at the graduate&apos;s left ear. Take it off and photograph again.</source>
        <translation>左耳（本人左侧）戴了耳环。请摘下重拍。</translation>
    </message>
    <message>
        <source>An earring at the graduate&apos;s right ear. Take it off and photograph again.</source>
        <translation>右耳（本人右侧）戴了耳环。请摘下重拍。</translation>
    </message>
    <message>
        <source>Earrings at both ears. Take them off and photograph again.</source>
        <translation>双耳戴了耳环。请摘下重拍。</translation>
    </message>
    <message>
        <source>No necklace is seen.</source>
        <translation>未见项链。</translation>
    </message>
    <message>
        <source>This looks like a necklace. Take it off and photograph again.</source>
        <translation>疑似戴了项链。请摘下重拍。</translation>
    </message>
    <message>
        <source>Nothing covers the face.</source>
        <translation>面部无遮挡。</translation>
    </message>
    <message>
        <source>Something covers part of the face. Free the face and photograph again.</source>
        <translation>面部有遮挡。请露出全脸重拍。</translation>
    </message>
    <message>
        <source>Something covers the mouth. Free the face and photograph again.</source>
        <translation>嘴部被遮挡。请露出全脸重拍。</translation>
    </message>
    <message>
        <source>Something covers the nose. Free the face and photograph again.</source>
        <translation>鼻部被遮挡。请露出全脸重拍。</translation>
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
    <message>
        <source>Shoulders</source>
        <translation>左右肩</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>视线</translation>
    </message>
    <message>
        <source>Clothes against the background</source>
        <translation>服装与背景</translation>
    </message>
    <message>
        <source>Shadow on the face</source>
        <translation>面部阴影</translation>
    </message>
    <message>
        <source>Glare on the skin</source>
        <translation>面部高光</translation>
    </message>
    <message>
        <source>Red eyes</source>
        <translation>红眼</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪点</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>Photograph of a photograph</source>
        <translation>翻拍</translation>
    </message>
    <message>
        <source>Selfie</source>
        <translation>自拍</translation>
    </message>
    <message>
        <source>Date of the photo</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>The shoulders are level.</source>
        <translation>双肩齐平。</translation>
    </message>
    <message>
        <source>The graduate&apos;s left shoulder is lower (the line between the shoulders falls by %1). Sit up straight, shoulders level, and photograph again.</source>
        <translation>本人左肩偏低（两肩连线倾斜 %1）。请坐正、双肩放平后重拍。</translation>
    </message>
    <message>
        <source>The graduate&apos;s right shoulder is lower (the line between the shoulders falls by %1). Sit up straight, shoulders level, and photograph again.</source>
        <translation>本人右肩偏低（两肩连线倾斜 %1）。请坐正、双肩放平后重拍。</translation>
    </message>
    <message>
        <source>The eyes look at the camera.</source>
        <translation>双眼平视镜头。</translation>
    </message>
    <message>
        <source>The eyes look to the graduate&apos;s left by about %1. Look into the lens and photograph again.</source>
        <translation>双眼看向本人左侧约 %1，未平视。请看着镜头重拍。</translation>
    </message>
    <message>
        <source>The eyes look to the graduate&apos;s right by about %1. Look into the lens and photograph again.</source>
        <translation>双眼看向本人右侧约 %1，未平视。请看着镜头重拍。</translation>
    </message>
    <message>
        <source>The eyes look up by about %1. Bring the camera to eye height, look into the lens and photograph again.</source>
        <translation>双眼向上看约 %1，未平视。请把相机调到眼睛高度，看着镜头重拍。</translation>
    </message>
    <message>
        <source>The eyes look down by about %1. Bring the camera to eye height, look into the lens and photograph again.</source>
        <translation>双眼向下看约 %1，未平视。请把相机调到眼睛高度，看着镜头重拍。</translation>
    </message>
    <message>
        <source>The clothes stand out from the background.</source>
        <translation>服装与背景区分明显。</translation>
    </message>
    <message>
        <source>The clothes have nearly the colour of the background. Photograph again in clothes of another colour, a dark jacket for instance.</source>
        <translation>服装与背景颜色相近。请换其他颜色的衣服（例如深色外套）重拍。</translation>
    </message>
    <message>
        <source>No hard shadow lies on the face.</source>
        <translation>面部没有明显阴影。</translation>
    </message>
    <message>
        <source>A hard shadow lies on the face. Turn the lamps to 45° on both sides, take away what stands before them, lift hair and brim, and photograph again.</source>
        <translation>面部有明显阴影。请把左右两灯调到 45°，移开挡光的东西，撩起头发、摘下帽子后重拍。</translation>
    </message>
    <message>
        <source>No glare on the skin.</source>
        <translation>面部没有高光反光。</translation>
    </message>
    <message>
        <source>The skin is burnt out in places. Pat the face dry, soften or move the lamps, close the exposure a little, and photograph again.</source>
        <translation>面部有高光反光，部分过曝。请擦干面部油光，柔化或移远灯光，略减曝光后重拍。</translation>
    </message>
    <message>
        <source>The eyes are not red.</source>
        <translation>没有红眼。</translation>
    </message>
    <message>
        <source>The flash has turned the pupils red. Photograph again with the lamps instead of the flash on the camera.</source>
        <translation>闪光灯造成红眼。请关掉机顶闪光灯，改用灯光重拍。</translation>
    </message>
    <message>
        <source>The picture is clean.</source>
        <translation>画面干净，没有明显噪点。</translation>
    </message>
    <message>
        <source>The picture is noisy. Add light, lower the ISO setting and photograph again.</source>
        <translation>画面噪点明显。请增加灯光、降低感光度（ISO）后重拍。</translation>
    </message>
    <message>
        <source>No trace of strong compression.</source>
        <translation>没有过度压缩的痕迹。</translation>
    </message>
    <message>
        <source>The picture was compressed too strongly. Use the original file from the camera, not one sent by a chat program or saved again.</source>
        <translation>图片压缩过度。请使用相机原图，不要用聊天软件转发或另存过的图片。</translation>
    </message>
    <message>
        <source>No sign of a photo taken of a photo.</source>
        <translation>没有翻拍的痕迹。</translation>
    </message>
    <message>
        <source>A fine pattern lies over the picture, as of a screen or a print. Photograph the graduate, not a picture of the graduate.</source>
        <translation>画面上有屏幕纹或印刷网点，疑似翻拍。请拍摄本人，不要翻拍照片或屏幕。</translation>
    </message>
    <message>
        <source>The picture has a frame around it, as of a screen&apos;s or a paper&apos;s edge. Photograph the graduate, not a picture of the graduate; a border may not be added.</source>
        <translation>画面四周有边框（屏幕边或相纸边），疑似翻拍。请拍摄本人，照片也不得加边框。</translation>
    </message>
    <message>
        <source>The photo was not taken at arm&apos;s length.</source>
        <translation>不是自拍距离拍摄。</translation>
    </message>
    <message>
        <source>The camera was only %1 from the face, as for a selfie. Have someone else photograph from 1.5 m or more.</source>
        <translation>镜头距面部只有 %1，疑似自拍。请由他人在 1.5 米以外拍摄。</translation>
    </message>
    <message>
        <source>The photo was taken with the front camera of a phone. Have someone else photograph with the main camera from 1.5 m or more.</source>
        <translation>照片由手机前置镜头拍摄，属于自拍。请由他人用后置镜头在 1.5 米以外拍摄。</translation>
    </message>
    <message>
        <source>The file says that the picture is mirrored, as selfies are. Have someone else photograph with the main camera.</source>
        <translation>文件标明图像是镜像的，自拍常见。请由他人用后置镜头拍摄。</translation>
    </message>
    <message>
        <source>The photo is recent (%1).</source>
        <translation>拍摄时间符合要求（%1）。</translation>
    </message>
    <message>
        <source>By the camera&apos;s clock the photo is %1 old, more than is allowed. Photograph again; if the camera&apos;s clock is wrong, set it.</source>
        <translation>按相机时钟，照片已拍摄 %1，时间过久。请重拍；如果相机时钟不准，请先校准。</translation>
    </message>
    <message>
        <source>By the camera&apos;s clock the photo was taken %1 from now. Set the camera&apos;s clock.</source>
        <translation>按相机时钟，拍摄日期在 %1之后。请校准相机时钟。</translation>
    </message>
    <message>
        <source>Could not be assessed.</source>
        <translation>无法判定。</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
    <message>
        <source>%1 dpi</source>
        <translation>%1 dpi</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
</context>
<context>
    <name>Graduate</name>
    <message>
        <source>Fee open</source>
        <translation>未缴费</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已缴费</translation>
    </message>
    <message>
        <source>Billed to the class</source>
        <translation>班级代缴</translation>
    </message>
    <message>
        <source>Waived</source>
        <translation>免缴</translation>
    </message>
    <message>
        <source>Not come yet</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>已到</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>This needs a reason</source>
        <translation>需要填写理由</translation>
    </message>
    <message>
        <source>Say in a few words why.</source>
        <translation>请简要说明原因。</translation>
    </message>
    <message>
        <source>The import was stopped after %1 of %2 graduates</source>
        <translation>导入在 %1 / %2 人处停止</translation>
    </message>
    <message>
        <source>Import the list again: it goes on with the rest.</source>
        <translation>请再次导入同一名单，会接着做。</translation>
    </message>
    <message>
        <source>A graduate needs a name and a number</source>
        <translation>毕业生需有姓名和号码</translation>
    </message>
    <message>
        <source>Enter the name, and the student or identity number.</source>
        <translation>请填写姓名，以及学号或身份证号。</translation>
    </message>
    <message>
        <source>This graduate is on the list already</source>
        <translation>该毕业生已在名单中</translation>
    </message>
    <message>
        <source>Search for this number.</source>
        <translation>请用此号码查找。</translation>
    </message>
    <message>
        <source>You may not let someone in against this rule</source>
        <translation>您无权破例放行</translation>
    </message>
    <message>
        <source>Ask your supervisor to do it.</source>
        <translation>请主管操作。</translation>
    </message>
    <message>
        <source>A photo of this graduate is here, so he was not absent</source>
        <translation>该毕业生已有照片，并非缺席</translation>
    </message>
    <message>
        <source>Nothing needs doing.</source>
        <translation>无需处理。</translation>
    </message>
    <message>
        <source>This graduate is not locked</source>
        <translation>该毕业生并未锁定</translation>
    </message>
    <message>
        <source>There is no such graduate</source>
        <translation>没有这名毕业生</translation>
    </message>
    <message>
        <source>The reading was stopped</source>
        <translation>读取已停止</translation>
    </message>
    <message>
        <source>The fee of %1 yuan is due before the photo is submitted</source>
        <translation>提交照片前须先缴费 %1 元</translation>
    </message>
    <message>
        <source>Take the fee, or enter its receipt.</source>
        <translation>请收费，或录入收据号。</translation>
    </message>
</context>
<context>
    <name>GraduateList</name>
    <message>
        <source>Submitted</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>No portrait</source>
        <translation>无法制作</translation>
    </message>
    <message>
        <source>ends in %1</source>
        <translation>尾号 %1</translation>
    </message>
</context>
<context>
    <name>Hub</name>
    <message>
        <source>An event is of a station that is not enrolled</source>
        <translation>有一条记录来自未接入的工作站</translation>
    </message>
    <message>
        <source>The key of these pictures is gone: they were purged</source>
        <translation>这些图像的密钥已不存在：图像已被清除</translation>
    </message>
    <message>
        <source>An event in the hub&apos;s database was changed or damaged</source>
        <translation>中心数据库中有一条记录被改动或损坏</translation>
    </message>
    <message>
        <source>Verify the hub; delete nothing.</source>
        <translation>请核验中心数据；不要删除任何内容。</translation>
    </message>
    <message>
        <source>A picture could not be kept</source>
        <translation>有一张图像未能保存</translation>
    </message>
    <message>
        <source>The hub&apos;s key is damaged or not readable</source>
        <translation>中心的密钥已损坏或无法读取</translation>
    </message>
    <message>
        <source>Put the key back from where it is kept safe; without it nobody can read the hub&apos;s data.</source>
        <translation>请从妥善保管处取回密钥；没有它，任何人都无法读取中心的数据。</translation>
    </message>
    <message>
        <source>The hub&apos;s key cannot be kept</source>
        <translation>中心的密钥无法保存</translation>
    </message>
    <message>
        <source>The hub&apos;s key does not fit this database</source>
        <translation>中心的密钥与此数据库不符</translation>
    </message>
    <message>
        <source>Put the key of this hub into the folder “keys”.</source>
        <translation>请将本中心的密钥放入“keys”文件夹。</translation>
    </message>
    <message>
        <source>A restore into this folder was not finished</source>
        <translation>恢复到此文件夹的操作尚未完成</translation>
    </message>
    <message>
        <source>Restore the backup again: it goes on with the rest.</source>
        <translation>请再次恢复该备份：会接着完成其余部分。</translation>
    </message>
    <message>
        <source>There is no key of these pictures</source>
        <translation>没有这些图像的密钥</translation>
    </message>
    <message>
        <source>The hub&apos;s database was written by a newer version of the hub</source>
        <translation>中心数据库由较新版本的中心写入</translation>
    </message>
    <message>
        <source>Install the newer version, then start it again.</source>
        <translation>请安装较新版本，然后重新启动。</translation>
    </message>
    <message>
        <source>The hub&apos;s database is busy</source>
        <translation>中心数据库正忙</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>会自动重试。</translation>
    </message>
    <message>
        <source>The disk of the hub&apos;s database is full</source>
        <translation>中心数据库所在磁盘已满</translation>
    </message>
    <message>
        <source>Free some space on the database&apos;s disk.</source>
        <translation>请在数据库所在磁盘上腾出空间。</translation>
    </message>
    <message>
        <source>The hub&apos;s database cannot be written</source>
        <translation>中心数据库无法写入</translation>
    </message>
    <message>
        <source>Check the rights of the hub&apos;s user in the database, and that this is not a standby.</source>
        <translation>请检查中心用户在数据库中的权限，并确认这不是备用库。</translation>
    </message>
    <message>
        <source>The hub&apos;s database does not answer</source>
        <translation>中心数据库没有响应</translation>
    </message>
    <message>
        <source>Start the database; the hub goes on by itself.</source>
        <translation>请启动数据库；中心会自动继续。</translation>
    </message>
    <message>
        <source>The hub&apos;s database refuses: %1</source>
        <translation>中心数据库拒绝：%1</translation>
    </message>
    <message>
        <source>Verify the hub, and see the database&apos;s log.</source>
        <translation>请核验中心数据，并查看数据库日志。</translation>
    </message>
    <message>
        <source>This is no address of a database</source>
        <translation>这不是数据库地址</translation>
    </message>
    <message>
        <source>Write it as postgresql://user:password@host/database.</source>
        <translation>请写成 postgresql://用户:密码@主机/数据库 的形式。</translation>
    </message>
    <message>
        <source>This folder holds other things</source>
        <translation>此文件夹中有其他内容</translation>
    </message>
    <message>
        <source>Choose an empty folder, or the one of this hub&apos;s earlier backup.</source>
        <translation>请选择空文件夹，或本中心以前备份所在的文件夹。</translation>
    </message>
    <message>
        <source>There is no whole backup of a hub here</source>
        <translation>此处没有完整的中心备份</translation>
    </message>
    <message>
        <source>Choose the folder that holds the file backup.json.</source>
        <translation>请选择含有 backup.json 文件的文件夹。</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 失败：%2</translation>
    </message>
    <message>
        <source>Check that PostgreSQL&apos;s client programs of the server&apos;s version are installed.</source>
        <translation>请检查是否已安装与服务器版本一致的 PostgreSQL 客户端程序。</translation>
    </message>
    <message>
        <source>The hub&apos;s key is missing</source>
        <translation>缺少中心的密钥</translation>
    </message>
    <message>
        <source>Put it there first, from where it is kept safe.</source>
        <translation>请先从妥善保管处将其放到那里。</translation>
    </message>
    <message>
        <source>The hub could not be restored</source>
        <translation>中心未能恢复</translation>
    </message>
    <message>
        <source>This backup is of the other kind of database</source>
        <translation>此备份属于另一种数据库</translation>
    </message>
    <message>
        <source>Restore it into the kind it was made of.</source>
        <translation>请恢复到备份时所用的那种数据库。</translation>
    </message>
    <message>
        <source>The check was stopped</source>
        <translation>核验已停止</translation>
    </message>
    <message>
        <source>Event %1 cannot be read</source>
        <translation>记录 %1 无法读取</translation>
    </message>
    <message>
        <source>Event %1 does not follow the one before it</source>
        <translation>记录 %1 与前一条不相接</translation>
    </message>
    <message>
        <source>Event %1 was changed</source>
        <translation>记录 %1 被改动</translation>
    </message>
    <message>
        <source>A signature of event %1 is not right</source>
        <translation>记录 %1 有一个签名不正确</translation>
    </message>
    <message>
        <source>The content of event %1 is missing</source>
        <translation>记录 %1 的内容缺失</translation>
    </message>
    <message>
        <source>The content of event %1 was changed</source>
        <translation>记录 %1 的内容被改动</translation>
    </message>
    <message>
        <source>The end of the records of station %1 is missing</source>
        <translation>工作站 %1 的末尾记录缺失</translation>
    </message>
    <message>
        <source>Before position %1 of the log one is missing</source>
        <translation>日志位置 %1 之前缺少一条</translation>
    </message>
    <message>
        <source>After position %1 of the log some are missing</source>
        <translation>日志位置 %1 之后有缺失</translation>
    </message>
    <message>
        <source>Event %1 is of an unknown station</source>
        <translation>记录 %1 来自未知的工作站</translation>
    </message>
    <message>
        <source>Event %1 is not handed to whom it concerns</source>
        <translation>记录 %1 没有分发给相关方</translation>
    </message>
    <message>
        <source>Event %1 cannot be learned from</source>
        <translation>记录 %1 无法据以重建</translation>
    </message>
    <message>
        <source>What is known of station %1 was changed</source>
        <translation>工作站 %1 的状态被改动</translation>
    </message>
    <message>
        <source>What is known of graduate %1 was changed</source>
        <translation>毕业生 %1 的状态被改动</translation>
    </message>
    <message>
        <source>What is known of person %1 was changed</source>
        <translation>人员 %1 的状态被改动</translation>
    </message>
    <message>
        <source>The hub knows %1 people whom no event brought in</source>
        <translation>中心有 %1 名人员不是由任何记录加入的</translation>
    </message>
    <message>
        <source>A picture of graduate %1 is missing or damaged</source>
        <translation>毕业生 %1 有一张图像缺失或损坏</translation>
    </message>
    <message>
        <source>A part of a picture could not be kept</source>
        <translation>图像的一部分未能保存</translation>
    </message>
    <message>
        <source>A picture that came in parts is damaged</source>
        <translation>分段上传的一张图像已损坏</translation>
    </message>
    <message>
        <source>It is sent again from the beginning by itself.</source>
        <translation>会自动从头重发。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>文件无法读取：%1</translation>
    </message>
    <message>
        <source>The server cannot listen here: %1</source>
        <translation>服务器无法在此地址监听：%1</translation>
    </message>
    <message>
        <source>Choose another port or end the program that uses it.</source>
        <translation>请换一个端口，或结束占用它的程序。</translation>
    </message>
    <message>
        <source>The certificate or its key cannot be used: %1</source>
        <translation>证书或其私钥无法使用：%1</translation>
    </message>
    <message>
        <source>Both must be PEM files that this program may read, and belong together.</source>
        <translation>两者都须是本程序可读的 PEM 文件，并且相互匹配。</translation>
    </message>
    <message>
        <source>The key for the network cannot be made</source>
        <translation>无法生成网络密钥</translation>
    </message>
    <message>
        <source>There is no certificate in this file</source>
        <translation>此文件中没有证书</translation>
    </message>
    <message>
        <source>It must be a PEM file that this program may read.</source>
        <translation>须为本程序可读的 PEM 文件。</translation>
    </message>
    <message>
        <source>Another hub has this folder open</source>
        <translation>此文件夹已被另一个中心打开</translation>
    </message>
    <message>
        <source>End that one first: a database in the folder is for one process.</source>
        <translation>请先结束它：数据库在文件夹中时只能有一个进程。</translation>
    </message>
    <message>
        <source>Nobody decides about what he did himself</source>
        <translation>不能由本人决定自己所做的事项</translation>
    </message>
    <message>
        <source>Another supervisor must decide.</source>
        <translation>须由另一位主管决定。</translation>
    </message>
    <message>
        <source>A decision needs a reason</source>
        <translation>决定须写明原因</translation>
    </message>
    <message>
        <source>Write why; it stands in the activity list.</source>
        <translation>请写明原因；它会记入操作记录。</translation>
    </message>
    <message>
        <source>An entry of the hub&apos;s log is not signed by whom it names</source>
        <translation>中心日志中有一条记录的签名与其署名者不符</translation>
    </message>
    <message>
        <source>Nothing of it was taken. Tell the hub&apos;s administrator.</source>
        <translation>未接收任何内容。请告知中心管理员。</translation>
    </message>
    <message>
        <source>The hub&apos;s log has entries that a newer version of the program wrote</source>
        <translation>中心日志中有较新版本程序写入的记录</translation>
    </message>
    <message>
        <source>Update this program; it then goes on by itself.</source>
        <translation>请更新本程序；之后会自动继续。</translation>
    </message>
    <message>
        <source>Choose a short path in a folder that this program may write.</source>
        <translation>请选择较短的路径，其文件夹须为本程序可写。</translation>
    </message>
    <message>
        <source>This database belongs to something else</source>
        <translation>此数据库属于别的程序</translation>
    </message>
    <message>
        <source>Give the hub an empty database of its own.</source>
        <translation>请给中心一个专用的空数据库。</translation>
    </message>
    <message>
        <source>Photos were purged all the while the backup was made</source>
        <translation>备份期间一直有照片在清除</translation>
    </message>
    <message>
        <source>Back up again when that is over.</source>
        <translation>请待清除结束后再备份。</translation>
    </message>
    <message>
        <source>Choose a folder that holds nothing but the folder “keys”, and with PostgreSQL an empty database.</source>
        <translation>请选择除“keys”外没有其他内容的文件夹；使用 PostgreSQL 时数据库也须为空。</translation>
    </message>
    <message>
        <source>The restore of another backup was begun here</source>
        <translation>此处已开始恢复另一个备份</translation>
    </message>
    <message>
        <source>Restore that one, or empty the folder, but for “keys”, and the database first.</source>
        <translation>请恢复那个备份，或先清空数据库和除“keys”外的文件夹内容。</translation>
    </message>
    <message>
        <source>This key does not fit the backup, or backup.json was changed</source>
        <translation>此密钥与备份不符，或 backup.json 被改动过</translation>
    </message>
    <message>
        <source>Put the key of the hub there that the backup was made of.</source>
        <translation>请放入该备份所属中心的密钥。</translation>
    </message>
    <message>
        <source>A hub can only be restored into an empty place</source>
        <translation>中心只能恢复到空的位置</translation>
    </message>
    <message>
        <source>An entry of the hub&apos;s log does not agree with itself about whether it is a purge</source>
        <translation>中心日志中有一条记录的清除标记与其类型不符</translation>
    </message>
    <message>
        <source>This station no longer works for the school it is about</source>
        <translation>本站已不负责该记录所属的学校</translation>
    </message>
    <message>
        <source>Ask the hub&apos;s administrator to decide.</source>
        <translation>请联系中心管理员决定。</translation>
    </message>
    <message>
        <source>This is decided already, and the hub has not heard of it yet</source>
        <translation>这条记录已有决定，尚未传到中心</translation>
    </message>
    <message>
        <source>Wait until the hub has what was recorded here.</source>
        <translation>请等本站的记录传到中心。</translation>
    </message>
    <message>
        <source>This does not wait any more</source>
        <translation>这条记录已不再等待决定</translation>
    </message>
    <message>
        <source>Nothing is left to be done about it.</source>
        <translation>无须再处理。</translation>
    </message>
    <message>
        <source>This takes a right that you, or this station, have not</source>
        <translation>您或本站没有所需的权限</translation>
    </message>
    <message>
        <source>Someone who may do such a thing himself must decide.</source>
        <translation>须由本人有此权限的主管决定。</translation>
    </message>
</context>
<context>
    <name>HubCommands</name>
    <message>
        <source>This is not an id of 32 hexadecimal digits</source>
        <translation>这不是 32 位十六进制编号</translation>
    </message>
    <message>
        <source>Whose graduates are meant is not clear</source>
        <translation>没有说明是哪些学校的毕业生</translation>
    </message>
    <message>
        <source>Name schools with --school, or all with --every-school, and not both.</source>
        <translation>请用 --school 指定学校，或用 --every-school 指定全部学校，二者只用其一。</translation>
    </message>
    <message>
        <source>There is no such role</source>
        <translation>没有这个角色</translation>
    </message>
    <message>
        <source>Roles are operator, reviewer, supervisor and administrator.</source>
        <translation>角色有 operator（采集员）、reviewer（审核员）、supervisor（主管）和 administrator（管理员）。</translation>
    </message>
    <message>
        <source>How stations reach this hub is not known</source>
        <translation>不知道工作站如何连接到本中心</translation>
    </message>
    <message>
        <source>Say it with --address HOST:PORT.</source>
        <translation>请用 --address 主机:端口 指明。</translation>
    </message>
    <message>
        <source>There is no such station</source>
        <translation>没有这个工作站</translation>
    </message>
    <message>
        <source>The hub knows no such command</source>
        <translation>中心不认识这个命令</translation>
    </message>
    <message>
        <source>The running hub may be of another version: start it again.</source>
        <translation>正在运行的中心可能是另一个版本：请重新启动。</translation>
    </message>
    <message>
        <source>There is no such service account</source>
        <translation>没有这个服务账号</translation>
    </message>
    <message>
        <source>No purge of this graduate counts at the hub</source>
        <translation>中心没有此毕业生的有效清除记录</translation>
    </message>
    <message>
        <source>Whether it counts is not clear</source>
        <translation>未说明是否认可</translation>
    </message>
    <message>
        <source>Say --accept or --decline, and not both.</source>
        <translation>请写 --accept（认可）或 --decline（驳回），二者只写其一。</translation>
    </message>
    <message>
        <source>A decision needs a reason</source>
        <translation>决定须写明原因</translation>
    </message>
    <message>
        <source>Give it with --reason, without names: the stations of the school read it, about a purge or people all of them.</source>
        <translation>用 --reason 写明，不要写姓名：本校各工作站都会读到；涉及清除或人员的，所有工作站都会读到。</translation>
    </message>
    <message>
        <source>This does not wait for a supervisor</source>
        <translation>该事项并不在等待主管处理</translation>
    </message>
    <message>
        <source>The command waiting lists what does.</source>
        <translation>用 waiting 命令可列出等待处理的事项。</translation>
    </message>
    <message>
        <source>Nothing that waits with this code is decided by anyone</source>
        <translation>以此代码等待的记录不由人决定</translation>
    </message>
    <message>
        <source>Codes are needs-supervisor and lost-awaited.</source>
        <translation>可用的代码是 needs-supervisor 和 lost-awaited。</translation>
    </message>
    <message>
        <source>Which of all that waits is not clear</source>
        <translation>未说明处理哪些等待的记录</translation>
    </message>
    <message>
        <source>Say it with --code, with --station, or with both.</source>
        <translation>请用 --code、--station 或同时用二者说明。</translation>
    </message>
    <message>
        <source>Stopped after %1 of %2: %3</source>
        <translation>共 %2 条，处理 %1 条后停止：%3</translation>
    </message>
    <message>
        <source>Nothing waits like that for a decision</source>
        <translation>没有符合条件、等待决定的记录</translation>
    </message>
    <message>
        <source>What is to be decided is not clear</source>
        <translation>未说明要决定什么</translation>
    </message>
    <message>
        <source>Name one event, or say --all with --code or --station.</source>
        <translation>请写明一个事项编号，或用 --all 加 --code 或 --station。</translation>
    </message>
</context>
<context>
    <name>HubItem</name>
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>有争议</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未上传</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>供知悉</translation>
    </message>
    <message>
        <source>The hub has it and does not let it count until a supervisor decides.</source>
        <translation>已到中心，主管决定之前不计入。</translation>
    </message>
    <message>
        <source>The hub did not let it count. Nothing else is affected, and the photo is kept.</source>
        <translation>中心未予计入。其他记录不受影响，照片仍保留。</translation>
    </message>
    <message>
        <source>Two verdicts on one photo differ. A supervisor&apos;s own verdict settles it.</source>
        <translation>同一照片有两个不同的审核结论，以主管亲自审核的结论为准。</translation>
    </message>
    <message>
        <source>It could not be sent. It is kept here, and everything else goes on.</source>
        <translation>未能上传，仍保存在本机；其他记录照常上传。</translation>
    </message>
    <message>
        <source>The hub has it and waits, for a picture or for something earlier.</source>
        <translation>已到中心，在等图像或更早的记录。</translation>
    </message>
    <message>
        <source>It counts. People should know of it.</source>
        <translation>已计入，请知悉。</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Judge the photo…</source>
        <translation>去审核…</translation>
    </message>
    <message>
        <source>Go there…</source>
        <translation>去处理…</translation>
    </message>
    <message>
        <source>Let it count…</source>
        <translation>认可…</translation>
    </message>
    <message>
        <source>Do not let it count…</source>
        <translation>驳回…</translation>
    </message>
    <message>
        <source>Seen, take it off the list</source>
        <translation>已阅，移出列表</translation>
    </message>
    <message>
        <source>Opens the page on which it is settled</source>
        <translation>打开可以处理它的页面</translation>
    </message>
    <message>
        <source>Your decision is recorded with your reason and signed with your key</source>
        <translation>决定连同原因会被记录，并用您的密钥签名</translation>
    </message>
    <message numerus="yes">
        <source>Tried %n time(s).</source>
        <translation>
            <numerusform>已试 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not tried again by itself.</source>
        <translation>不会自动重试。</translation>
    </message>
    <message>
        <source>Trying again now.</source>
        <translation>正在重试。</translation>
    </message>
    <message>
        <source>Next try in %1.</source>
        <translation>%1 后重试。</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more people</source>
        <translation>
            <numerusform>另有 %Ln 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln you did yourself: another supervisor must decide.</source>
        <translation>
            <numerusform>%Ln 项为您本人所做，须由另一位主管决定。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln take a right that you, or this station, have not.</source>
        <translation>
            <numerusform>%Ln 项需要您或本站没有的权限。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are about a school that this station no longer works for.</source>
        <translation>
            <numerusform>%Ln 项所属的学校已不由本站负责。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are decided already; the hub has not heard of it yet.</source>
        <translation>
            <numerusform>%Ln 项已有决定，尚未传到中心。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln do not wait any more.</source>
        <translation>
            <numerusform>%Ln 项已不再等待决定。</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>以下不在其内：</translation>
    </message>
    <message numerus="yes">
        <source>Try %Ln again now</source>
        <translation>
            <numerusform>立即重试 %Ln 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let %Ln count…</source>
        <translation>
            <numerusform>认可 %Ln 项…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not let %Ln count…</source>
        <translation>
            <numerusform>驳回 %Ln 项…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Seen, take %Ln off the list</source>
        <translation>
            <numerusform>已阅，将 %Ln 项移出列表</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HubProgram</name>
    <message>
        <source>The running hub does not answer: %1</source>
        <translation>正在运行的中心没有应答：%1</translation>
    </message>
    <message>
        <source>Look into its log, and start it again.</source>
        <translation>请查看其日志，然后重新启动。</translation>
    </message>
    <message>
        <source>There is no hub in this folder</source>
        <translation>此文件夹中没有中心</translation>
    </message>
    <message>
        <source>Start one with mianguan-hub --data DIR.</source>
        <translation>请用 mianguan-hub --data DIR 启动一个。</translation>
    </message>
    <message>
        <source>A school whose graduates are meant; as often as wanted.</source>
        <translation>学校，其毕业生归此工作站；可多次使用。</translation>
    </message>
    <message>
        <source>All schools, as for a province.</source>
        <translation>全部学校，用于省级。</translation>
    </message>
    <message>
        <source>A role that can be exercised through the station: operator, reviewer, supervisor or administrator; without it all of them.</source>
        <translation>可在此工作站行使的角色：operator、reviewer、supervisor 或 administrator；不写则为全部。</translation>
    </message>
    <message>
        <source>The station whose place the new one takes, after a restore or with a new key.</source>
        <translation>恢复备份或更换密钥后，由新工作站接替的原工作站。</translation>
    </message>
    <message>
        <source>Good once, until %1.</source>
        <translation>仅可使用一次，有效期至 %1。</translation>
    </message>
    <message>
        <source>every school</source>
        <translation>全部学校</translation>
    </message>
    <message>
        <source>revoked</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>No station is enrolled.</source>
        <translation>尚无工作站接入。</translation>
    </message>
    <message>
        <source>Recorded at position %1.</source>
        <translation>已记入，位置 %1。</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>没有等待处理的事项。</translation>
    </message>
    <message>
        <source>No photo is disputed.</source>
        <translation>没有有争议的照片。</translation>
    </message>
    <message>
        <source>%1 events and %2 pictures read, %3 problems.</source>
        <translation>已核对 %1 条记录、%2 张图像，发现 %3 个问题。</translation>
    </message>
    <message>
        <source>Backed up: %1 pictures, %2 of them new, %3 bytes.</source>
        <translation>已备份：%1 张图像，其中新增 %2 张，共 %3 字节。</translation>
    </message>
    <message>
        <source>%1 takes one %2. See: mianguan-hub %1 --help</source>
        <translation>%1 需要一个 %2。参见：mianguan-hub %1 --help</translation>
    </message>
    <message>
        <source>%1 takes options alone. See: mianguan-hub %1 --help</source>
        <translation>%1 只接受选项。参见：mianguan-hub %1 --help</translation>
    </message>
    <message>
        <source>makes an enrolment code for a station</source>
        <translation>为工作站生成接入码</translation>
    </message>
    <message>
        <source>lists the stations</source>
        <translation>列出工作站</translation>
    </message>
    <message>
        <source>changes a station&apos;s schools and roles</source>
        <translation>更改工作站的学校和角色</translation>
    </message>
    <message>
        <source>takes a station&apos;s rights away, at once</source>
        <translation>立即停用工作站</translation>
    </message>
    <message>
        <source>lists what waits for pictures or for a supervisor</source>
        <translation>列出等待图像或等待主管处理的事项</translation>
    </message>
    <message>
        <source>lists photos that two reviewers judged differently</source>
        <translation>列出有争议的照片：两位审核员的结论不同</translation>
    </message>
    <message>
        <source>reads everything again and compares</source>
        <translation>重新读取全部数据并核对</translation>
    </message>
    <message>
        <source>copies the hub into a folder; again, and only what is new</source>
        <translation>备份到文件夹；再次备份只复制新增内容</translation>
    </message>
    <message>
        <source>Restores a backup into an empty folder, with the hub&apos;s key in DIR/keys/hub.key first.</source>
        <translation>把备份恢复到空文件夹；须先把中心密钥放在 DIR/keys/hub.key。</translation>
    </message>
    <message>
        <source>Restored. Stations read everything again, and send what came after the backup.</source>
        <translation>已恢复。各工作站会重新读取全部记录，并补发备份之后的内容。</translation>
    </message>
    <message>
        <source>puts a backup into an empty folder</source>
        <translation>把备份恢复到空文件夹</translation>
    </message>
    <message>
        <source>The hub that stations meet. Without a command it serves, until SIGTERM; SIGHUP reads the certificate again.

Commands, each with --data DIR and a --help of its own, also while it serves:
</source>
        <translation>各工作站连接的中心。不带命令时提供服务，直到收到 SIGTERM；收到 SIGHUP 时重新读取证书。

命令（均需 --data DIR，各有 --help，服务运行时也可使用）：
</translation>
    </message>
    <message>
        <source>There is no command %1. See: mianguan-hub --help</source>
        <translation>没有命令 %1。参见：mianguan-hub --help</translation>
    </message>
    <message>
        <source>The hub&apos;s folder; made at the first start.</source>
        <translation>中心的文件夹；首次启动时创建。</translation>
    </message>
    <message>
        <source>A PostgreSQL database instead of a file in the folder; or $MIANGUAN_HUB_DATABASE, which others cannot see.</source>
        <translation>用 PostgreSQL 数据库代替文件夹中的文件；也可写在 $MIANGUAN_HUB_DATABASE 中，他人看不到。</translation>
    </message>
    <message>
        <source>How stations reach the hub, for enrolment codes; or $MIANGUAN_HUB_ADDRESS. Without it this machine&apos;s name and port.</source>
        <translation>工作站连接中心所用的地址，写入接入码；也可写在 $MIANGUAN_HUB_ADDRESS 中。不写则为本机名称和端口。</translation>
    </message>
    <message>
        <source>PEM file of the certificate that stations meet, nginx&apos;s behind nginx; without it one is made.</source>
        <translation>工作站所见证书的 PEM 文件，在 nginx 之后则为 nginx 的证书；不写则自动生成。</translation>
    </message>
    <message>
        <source>PEM file of its key.</source>
        <translation>其密钥的 PEM 文件。</translation>
    </message>
    <message>
        <source>The hub&apos;s folder was not named</source>
        <translation>没有指定中心的文件夹</translation>
    </message>
    <message>
        <source>Name it with --data DIR.</source>
        <translation>请用 --data DIR 指定。</translation>
    </message>
    <message>
        <source>The hub serves at %1. Its pin: %2</source>
        <translation>中心正在 %1 提供服务。公钥指纹：%2</translation>
    </message>
    <message>
        <source>No station is enrolled yet. Make a code for the first one: mianguan-hub enrol --data %1 --every-school</source>
        <translation>尚无工作站接入。请为第一台生成接入码：mianguan-hub enrol --data %1 --every-school</translation>
    </message>
    <message>
        <source>No station is enrolled yet. Enter this code at the first one, within a day:

    %1

Whoever sets that station up becomes the hub&apos;s first administrator. Keep a copy of %2 in a safe place: without it nobody can read the hub&apos;s data or its backups.</source>
        <translation>尚无工作站接入。请在一天之内于第一台工作站输入此接入码：

    %1

设置该工作站的人即成为中心的首位管理员。请把 %2 另存一份于安全之处：没有它，谁也读不了中心的数据和备份。</translation>
    </message>
    <message>
        <source>This is no place to listen on</source>
        <translation>无法在此监听</translation>
    </message>
    <message>
        <source>Write ADDRESS:PORT with a numeric address, :PORT, or the path of a socket.</source>
        <translation>请写 地址:端口（数字地址）、:端口，或套接字的路径。</translation>
    </message>
    <message>
        <source>--%1 takes a number from 1 to %2</source>
        <translation>--%1 须为 1 至 %2 的数字</translation>
    </message>
    <message>
        <source>Behind a proxy the hub speaks without encryption, and only on this machine</source>
        <translation>在代理之后，中心不加密，只能在本机监听</translation>
    </message>
    <message>
        <source>Listen on 127.0.0.1:PORT or on the path of a socket.</source>
        <translation>请在 127.0.0.1:端口 或套接字路径上监听。</translation>
    </message>
    <message>
        <source>Administrators are served on this machine alone</source>
        <translation>管理接口只能在本机使用</translation>
    </message>
    <message>
        <source>Use 127.0.0.1:PORT or the path of a socket.</source>
        <translation>请使用 127.0.0.1:端口 或套接字路径。</translation>
    </message>
    <message>
        <source>A certificate and its key belong together</source>
        <translation>证书与密钥须成对提供</translation>
    </message>
    <message>
        <source>Name both, --certificate and --key, or neither.</source>
        <translation>--certificate 与 --key 须同时指定，或都不指定。</translation>
    </message>
    <message>
        <source>The hub&apos;s name as stations show it.</source>
        <translation>中心的名称，显示在工作站上。</translation>
    </message>
    <message>
        <source>Where stations come in, as often as wanted; without it every address, port %1.</source>
        <translation>工作站连接之处，可多次使用；不写则为所有地址，端口 %1。</translation>
    </message>
    <message>
        <source>Where metrics and health are told on this machine; on a PATH commands are taken too. With a database in the folder that is admin.sock there by itself.</source>
        <translation>在本机提供指标和健康状态之处；为路径时也接受命令。数据库在文件夹中时，自动为其中的 admin.sock。</translation>
    </message>
    <message>
        <source>nginx encrypts in front: plain HTTP, on this machine alone.</source>
        <translation>由前面的 nginx 加密：使用明文 HTTP，仅限本机。</translation>
    </message>
    <message>
        <source>A proxy&apos;s address whose X-Forwarded-For is believed; without it this machine.</source>
        <translation>其 X-Forwarded-For 可信的代理地址；不写则为本机。</translation>
    </message>
    <message>
        <source>So many at once; beyond that stations are told to wait.</source>
        <translation>同时连接数上限；超出时请工作站稍候。</translation>
    </message>
    <message>
        <source>Threads that answer, each with a database connection.</source>
        <translation>应答线程数，每个线程一个数据库连接。</translation>
    </message>
    <message>
        <source>There is no service account.</source>
        <translation>尚无服务账号。</translation>
    </message>
    <message>
        <source>Revoked, from now on.</source>
        <translation>已停用，立即生效。</translation>
    </message>
    <message>
        <source>Announced: %1. Stations accept it as soon as they have read that.</source>
        <translation>已预告：%1。各工作站读到后即接受它。</translation>
    </message>
    <message>
        <source>The graduate&apos;s id; without it every purge.</source>
        <translation>毕业生编号；不写则为全部清除。</translation>
    </message>
    <message>
        <source>%1, purged at position %2: %3</source>
        <translation>%1，清除于位置 %2：%3</translation>
    </message>
    <message>
        <source>every station has heard</source>
        <translation>所有工作站均已得知</translation>
    </message>
    <message>
        <source>not heard yet:</source>
        <translation>尚未得知：</translation>
    </message>
    <message>
        <source>Hub %1, %2</source>
        <translation>中心 %1，%2</translation>
    </message>
    <message>
        <source>Nothing was purged.</source>
        <translation>没有清除过任何内容。</translation>
    </message>
    <message>
        <source>makes an enrolment code for an app or a school&apos;s system</source>
        <translation>为应用或学校系统生成接入码</translation>
    </message>
    <message>
        <source>lists the service accounts</source>
        <translation>列出服务账号</translation>
    </message>
    <message>
        <source>takes a service account&apos;s rights away, at once</source>
        <translation>立即停用服务账号</translation>
    </message>
    <message>
        <source>announces the certificate that will follow the one in use</source>
        <translation>预告将要更换的证书</translation>
    </message>
    <message>
        <source>says which stations have not heard of a purge yet</source>
        <translation>说明哪些工作站尚未得知清除</translation>
    </message>
    <message>
        <source>It counts, as if the right had stood.</source>
        <translation>认可：视同当时仍有权限。</translation>
    </message>
    <message>
        <source>It does not count.</source>
        <translation>不予计入。</translation>
    </message>
    <message>
        <source>decides, as a supervisor, about what waits and no station shows any more</source>
        <translation>以主管身份决定仍在等待、而已没有工作站可处理的事项</translation>
    </message>
    <message>
        <source>It counts now, at position %1.</source>
        <translation>已认可并计入，位置 %1。</translation>
    </message>
    <message>
        <source>The decision is recorded; it still waits.</source>
        <translation>决定已记入；该事项仍在等待。</translation>
    </message>
    <message>
        <source>Why, for the record. Do not write names of people into it.</source>
        <translation>原因，记入操作记录；请勿写入任何人的姓名。</translation>
    </message>
    <message>
        <source>Instead of EVENT: all that wait with this --code, from this --station, or both.</source>
        <translation>代替事项编号：处理以此 --code 等待、来自此 --station 或二者兼具的全部记录。</translation>
    </message>
    <message>
        <source>What they wait for: needs-supervisor or lost-awaited.</source>
        <translation>等待的原因：needs-supervisor 或 lost-awaited。</translation>
    </message>
    <message>
        <source>The station that they come from.</source>
        <translation>记录来自哪台工作站。</translation>
    </message>
    <message>
        <source>%1 decided: %2 count, %3 do not, %4 still wait.</source>
        <translation>已决定 %1 条：%2 条有效，%3 条无效，%4 条仍在等待。</translation>
    </message>
    <message>
        <source>%1 were settled by another of these decisions.</source>
        <translation>另有 %1 条已随其中别的决定一并处理。</translation>
    </message>
    <message numerus="yes">
        <source>These are the first %n; there are more.</source>
        <translation>
            <numerusform>以上为前 %n 项，还有更多。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HubStanding</name>
    <message numerus="yes">
        <source>%Ln to send</source>
        <comment>records and pictures</comment>
        <translation>
            <numerusform>待上传 %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s)</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln 张图像</numerusform>
        </translation>
    </message>
    <message>
        <source>Still to be sent: %1.</source>
        <translation>还未上传：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between parts of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>The oldest is %1 old.</source>
        <translation>最早的已等待 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln original(s) wait for a line that is not metered; their portraits go first.</source>
        <translation>
            <numerusform>%Ln 张原图暂缓，待换到不计流量的网络再传；标准照先传。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) wait at the hub, for a picture or a person.</source>
        <translation>
            <numerusform>%Ln 条记录已到中心，在等图像或等人处理。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the hub&apos;s records not read yet.</source>
        <translation>
            <numerusform>中心还有 %Ln 条记录未接收。</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 ahead of the hub&apos;s.</source>
        <translation>本机时钟比中心快 %1。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 behind the hub&apos;s.</source>
        <translation>本机时钟比中心慢 %1。</translation>
    </message>
    <message>
        <source>The hub has not answered yet.</source>
        <translation>中心尚未应答。</translation>
    </message>
    <message>
        <source>The hub last answered at %1.</source>
        <translation>中心最近一次应答：%1。</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>No answer · %1</source>
        <translation>无应答 · %1</translation>
    </message>
    <message>
        <source>Nothing heard from the hub for %1.</source>
        <translation>已有 %1未收到中心的应答。</translation>
    </message>
    <message>
        <source>Nothing is heard from the hub.</source>
        <translation>收不到中心的应答。</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>The hub cannot be reached; trying again now.</source>
        <translation>连不上中心，正在重试。</translation>
    </message>
    <message>
        <source>The hub cannot be reached; next try in %1.</source>
        <translation>连不上中心，%1 后重试。</translation>
    </message>
    <message>
        <source>The hub cannot be reached; next try at %1.</source>
        <translation>连不上中心，%1 重试。</translation>
    </message>
    <message>
        <source>Connected with %1.</source>
        <translation>已连接%1。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept back</source>
        <comment>originals</comment>
        <translation>
            <numerusform>原图暂缓 %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>In step with %1, but for originals kept back.</source>
        <translation>除暂缓的原图外，已与%1同步。</translation>
    </message>
    <message>
        <source>In step</source>
        <translation>已同步</translation>
    </message>
    <message>
        <source>In step with %1.</source>
        <translation>已与%1同步。</translation>
    </message>
    <message>
        <source>No hub</source>
        <translation>未接入中心</translation>
    </message>
    <message>
        <source>This station works alone: nothing is sent anywhere.</source>
        <translation>本工作站单独使用，不向任何地方传送。</translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>正在接入…</translation>
    </message>
    <message>
        <source>The enrolment code is being used…</source>
        <translation>正在使用接入码…</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>正在连接%1…</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在上传</translation>
    </message>
    <message>
        <source>Sending to %1…</source>
        <translation>正在上传到%1…</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在接收</translation>
    </message>
    <message>
        <source>Reading what is new at %1…</source>
        <translation>正在接收%1的新记录…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Sending and reading have stopped.</source>
        <translation>上传和接收已停止。</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending %Ln</source>
        <comment>records and pictures</comment>
        <translation>
            <numerusform>正在上传 %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline, next try in %1</source>
        <translation>离线，%1 后重试</translation>
    </message>
    <message>
        <source>Check the network if this lasts; it is tried again by itself.</source>
        <translation>若一直如此，请检查网络；会自动重试。</translation>
    </message>
</context>
<context>
    <name>Identify</name>
    <message>
        <source>No identity card is found in the picture</source>
        <translation>图片中未找到身份证</translation>
    </message>
    <message>
        <source>Lay the card&apos;s front flat on a plain dark ground, all four corners in the picture, and take it again.</source>
        <translation>请把身份证人像面朝上平放在深色纯色台面上，四角都在画面内，再拍一次。</translation>
    </message>
    <message>
        <source>Reading the card did not come to an end</source>
        <translation>身份证识别未能完成</translation>
    </message>
    <message>
        <source>Take the picture again, or type the number.</source>
        <translation>请重新拍摄，或手工输入证件号码。</translation>
    </message>
    <message>
        <source>The model that reads cards is missing or damaged</source>
        <translation>证件识别模型缺失或损坏</translation>
    </message>
    <message>
        <source>Install the packages tesseract-ocr-eng and tesseract-ocr-chi-sim again.</source>
        <translation>请重新安装软件包 tesseract-ocr-eng 和 tesseract-ocr-chi-sim。</translation>
    </message>
    <message>
        <source>The picture is too small to read anything in it</source>
        <translation>图片太小，看不清任何内容</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1×%2 像素</translation>
    </message>
    <message>
        <source>Take it again, closer to the camera.</source>
        <translation>请靠近镜头重新拍摄。</translation>
    </message>
    <message>
        <source>The program that looks for codes and cards does not start: %1</source>
        <translation>识别采集码和证件的程序无法启动：%1</translation>
    </message>
    <message>
        <source>It belongs beside this program: install Mianguan again.</source>
        <translation>它应与本程序在同一处，请重新安装免冠。</translation>
    </message>
</context>
<context>
    <name>Identity</name>
    <message>
        <source>Compare it with the document, character by character.</source>
        <translation>请与证件逐字核对。</translation>
    </message>
    <message>
        <source>This is a first-generation number of 15 digits</source>
        <translation>这是 15 位的第一代身份证号码</translation>
    </message>
    <message>
        <source>Enter the 18 characters of the present card.</source>
        <translation>请填写现用身份证上的 18 位号码。</translation>
    </message>
    <message>
        <source>A resident identity number has 18 characters, this has %1</source>
        <translation>居民身份证号码应为 18 位，此处为 %1 位</translation>
    </message>
    <message>
        <source>Character %1 is “%2”: the last one is a digit or X</source>
        <translation>第 %1 位是“%2”：末位只能是数字或 X</translation>
    </message>
    <message>
        <source>Character %1 is “%2”: only the last one may be no digit</source>
        <translation>第 %1 位是“%2”：除末位外只能是数字</translation>
    </message>
    <message>
        <source>There is no such birth date: %1 in characters 7 to 14</source>
        <translation>第 7 至 14 位的出生日期 %1 不存在</translation>
    </message>
    <message>
        <source>The birth date %1 in characters 7 to 14 is yet to come</source>
        <translation>第 7 至 14 位的出生日期 %1 尚未到来</translation>
    </message>
    <message>
        <source>Compare it with the document, and check this machine&apos;s date.</source>
        <translation>请与证件核对，并检查本机日期是否正确。</translation>
    </message>
    <message>
        <source>No resident identity number begins with 0</source>
        <translation>居民身份证号码不会以 0 开头</translation>
    </message>
    <message>
        <source>The check character does not fit: a character is wrong, or two have changed places</source>
        <translation>校验码不符：有一位写错，或两位写颠倒</translation>
    </message>
    <message>
        <source>“%1” is in no identity, permit or passport number</source>
        <translation>身份证、通行证和护照号码中都不会有“%1”</translation>
    </message>
    <message>
        <source>A passport number has at least 5 characters, this has %1</source>
        <translation>护照号码至少 5 位，此处为 %1 位</translation>
    </message>
    <message>
        <source>There is no identity number</source>
        <translation>没有证件号码</translation>
    </message>
    <message>
        <source>Enter the number of the identity card, permit or passport.</source>
        <translation>请填写身份证、通行证或护照号码。</translation>
    </message>
    <message>
        <source>resident identity card</source>
        <translation>居民身份证</translation>
    </message>
    <message>
        <source>residence permit</source>
        <translation>港澳台居民居住证</translation>
    </message>
    <message>
        <source>Hong Kong and Macau permit</source>
        <translation>港澳居民来往内地通行证</translation>
    </message>
    <message>
        <source>Taiwan permit</source>
        <translation>台湾居民来往大陆通行证</translation>
    </message>
    <message>
        <source>passport</source>
        <translation>护照或其他证件</translation>
    </message>
    <message>
        <source>the name (“%1”, on the list “%2”)</source>
        <translation>姓名（“%1”，学籍为“%2”）</translation>
    </message>
    <message>
        <source>the student number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>the identity number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between the parts that differ</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>The code does not fit the enrolment: %1 differs</source>
        <translation>采集码与学籍不符：%1不一致</translation>
    </message>
    <message>
        <source>The identity card does not fit the enrolment: %1 differs</source>
        <translation>身份证与学籍不符：%1不一致</translation>
    </message>
    <message>
        <source>The name on the card was not read for certain, and the list has no identity number to compare</source>
        <translation>证上姓名识读不清，名单里又没有身份证号可核对</translation>
    </message>
    <message>
        <source>Read the card again, flat and without glare.</source>
        <translation>请把证放平、避开反光，重新识读。</translation>
    </message>
    <message>
        <source>This is not the identity card of %1</source>
        <translation>这不是%1的身份证</translation>
    </message>
    <message>
        <source>on the card: %1</source>
        <translation>证上是：%1</translation>
    </message>
    <message>
        <source>Ask who has come. Read the right card, or step back (Esc) and read this one again.</source>
        <translation>请问清来人：识读本人的证，或按 Esc 返回后重新识读这张证。</translation>
    </message>
    <message>
        <source>Look at the card and the person. If it is this graduate, confirm below; if not, step back (Esc) and find the right one, or link the enrolment by hand.</source>
        <translation>请核对证件和来人：确是本人，点下面确认；不是，按 Esc 返回后重新查找，或手动关联学籍。</translation>
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
    <message>
        <source>%1 has a photo already, submitted or approved. Take it out of the folder, or have that photo rejected first.</source>
        <translation>%1 已有照片（已提交或已通过）。请移出该文件，或先将原照片审核为不通过。</translation>
    </message>
</context>
<context>
    <name>Instruction</name>
    <message>
        <source>Please sit down facing the camera</source>
        <translation>请坐到镜头前</translation>
    </message>
    <message>
        <source>Only one person may be in the picture</source>
        <translation>画面里只能有一个人</translation>
    </message>
    <message>
        <source>Move back a little</source>
        <translation>再往后一点</translation>
    </message>
    <message>
        <source>Come a little closer</source>
        <translation>再往前一点</translation>
    </message>
    <message>
        <source>Move a little to your left</source>
        <translation>往左一点</translation>
    </message>
    <message>
        <source>Move a little to your right</source>
        <translation>往右一点</translation>
    </message>
    <message>
        <source>Sit a little lower</source>
        <translation>坐低一点</translation>
    </message>
    <message>
        <source>Sit a little higher</source>
        <translation>坐高一点</translation>
    </message>
    <message>
        <source>Straighten your head to the left</source>
        <translation>头向左正一点</translation>
    </message>
    <message>
        <source>Straighten your head to the right</source>
        <translation>头向右正一点</translation>
    </message>
    <message>
        <source>Turn your face a little to the left</source>
        <translation>脸向左转一点</translation>
    </message>
    <message>
        <source>Turn your face a little to the right</source>
        <translation>脸向右转一点</translation>
    </message>
    <message>
        <source>Raise your chin a little</source>
        <translation>下巴抬一点</translation>
    </message>
    <message>
        <source>Lower your chin a little</source>
        <translation>下巴收一点</translation>
    </message>
    <message>
        <source>Open your eyes wide</source>
        <translation>眼睛睁大一点</translation>
    </message>
    <message>
        <source>Close your mouth</source>
        <translation>嘴巴闭上</translation>
    </message>
    <message>
        <source>Your glasses reflect the lamps; tip them down a little</source>
        <translation>眼镜反光，请把镜框往下压一点</translation>
    </message>
    <message>
        <source>Too dark on the sitter&apos;s left; turn up that lamp</source>
        <translation>被拍者左脸太暗，请调亮这边的灯</translation>
    </message>
    <message>
        <source>Too dark on the sitter&apos;s right; turn up that lamp</source>
        <translation>被拍者右脸太暗，请调亮这边的灯</translation>
    </message>
    <message>
        <source>The picture is too dark; more light</source>
        <translation>画面太暗，请加光</translation>
    </message>
    <message>
        <source>The picture is too bright; less light</source>
        <translation>画面太亮，请减光</translation>
    </message>
    <message>
        <source>The colours are off; set the white balance</source>
        <translation>画面偏色，请调白平衡</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>别动</translation>
    </message>
    <message>
        <source>The face is blurred; focus the camera</source>
        <translation>人脸模糊，请对焦</translation>
    </message>
    <message>
        <source>Good, look into the camera</source>
        <translation>很好，请看镜头</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>请稍等</translation>
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
    <message>
        <source>Show the identity number</source>
        <translation>查看完整号码</translation>
    </message>
    <message>
        <source>This machine&apos;s keyring stayed locked</source>
        <translation>本机的密钥环未解锁</translation>
    </message>
    <message>
        <source>Unlock it when the desktop asks for its password, then try again.</source>
        <translation>桌面询问密钥环密码时请解锁，然后再试。</translation>
    </message>
    <message>
        <source>This machine&apos;s keyring cannot be used</source>
        <translation>本机的密钥环无法使用</translation>
    </message>
    <message>
        <source>Sign out of the desktop and in again, or use the recovery code.</source>
        <translation>请注销桌面后重新登录，或使用恢复码。</translation>
    </message>
    <message>
        <source>What this machine&apos;s keyring holds for this store is not a key</source>
        <translation>本机密钥环中为此库保存的不是密钥</translation>
    </message>
    <message>
        <source>Use the recovery code.</source>
        <translation>请使用恢复码。</translation>
    </message>
    <message>
        <source>This system does not let the program keep its keys out of the swap file. Whoever looks after this computer can raise the limit of locked memory to 8 MB or encrypt the swap.</source>
        <translation>本系统不允许程序把密钥锁定在内存中。请电脑维护人员把锁定内存上限提高到 8 MB，或加密交换分区。</translation>
    </message>
    <message>
        <source>There is not enough memory to check a password: %1 MB are needed</source>
        <translation>内存不足，无法核对密码：需要 %1 MB</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>请关闭其他程序后再试。</translation>
    </message>
    <message>
        <source>No password can be kept at this cost</source>
        <translation>无法以此强度保存密码</translation>
    </message>
    <message>
        <source>The password is easy to guess: it is mostly a common word</source>
        <translation>密码容易猜到：主要是常用词</translation>
    </message>
    <message>
        <source>The password is easy to guess: it is mostly a name others know</source>
        <translation>密码容易猜到：主要是别人知道的名字</translation>
    </message>
    <message>
        <source>The password is easy to guess: it repeats itself</source>
        <translation>密码容易猜到：内容重复</translation>
    </message>
    <message>
        <source>The password is easy to guess: it is mostly a series like 1234</source>
        <translation>密码容易猜到：主要是 1234 之类的序列</translation>
    </message>
    <message>
        <source>The password is easy to guess: its keys are neighbours</source>
        <translation>密码容易猜到：是键盘上相邻的键</translation>
    </message>
    <message>
        <source>The password is easy to guess: it is mostly a date</source>
        <translation>密码容易猜到：主要是日期</translation>
    </message>
    <message>
        <source>The password is easy to guess</source>
        <translation>密码容易猜到</translation>
    </message>
    <message>
        <source>Take four words that have nothing to do with each other, or a sentence only you would say.</source>
        <translation>可用四个互不相关的词，或一句只有您会说的话。</translation>
    </message>
    <message numerus="yes">
        <source>The password has %n character(s), at least 10 are needed</source>
        <translation>
            <numerusform>密码只有 %n 个字符，至少需要 10 个</numerusform>
        </translation>
    </message>
    <message>
        <source>The password contains “%1”, which others know</source>
        <translation>密码含有别人知道的“%1”</translation>
    </message>
    <message>
        <source>Compare it with the print, letter by letter.</source>
        <translation>请与打印件逐字核对。</translation>
    </message>
    <message>
        <source>A recovery code has %1 letters and digits, this has %2</source>
        <translation>恢复码应有 %1 个字母和数字，这里有 %2 个</translation>
    </message>
    <message>
        <source>This recovery code was mistyped</source>
        <translation>恢复码输入有误</translation>
    </message>
    <message>
        <source>Sealed data was changed or damaged, or belongs elsewhere</source>
        <translation>加密数据被改动、损坏，或不属于此处</translation>
    </message>
    <message>
        <source>Check the store; what is damaged may be in a backup.</source>
        <translation>请核验数据；损坏的内容可能在备份里。</translation>
    </message>
    <message>
        <source>This machine&apos;s keyring does not answer</source>
        <translation>本机的密钥环没有响应</translation>
    </message>
    <message>
        <source>Sign out of the desktop and in again.</source>
        <translation>请注销桌面后重新登录。</translation>
    </message>
    <message>
        <source>This is not the password</source>
        <translation>密码不对</translation>
    </message>
    <message>
        <source>Try again; mind capital letters and the input method.</source>
        <translation>请再试一次，注意大小写和输入法。</translation>
    </message>
    <message>
        <source>This recovery code is of another store, or was replaced</source>
        <translation>此恢复码属于另一个库，或已更换</translation>
    </message>
    <message>
        <source>Look for the code that was printed last.</source>
        <translation>请找最近一次打印的恢复码。</translation>
    </message>
    <message>
        <source>This machine&apos;s keyring does not hold the key of this store</source>
        <translation>本机的密钥环中没有此库的密钥</translation>
    </message>
    <message>
        <source>Someone without the right changed how this user signs in</source>
        <translation>有人越权改动了此用户的登录方式</translation>
    </message>
    <message>
        <source>Tell your administrator; the recovery code opens the store.</source>
        <translation>请告知管理员；可用恢复码打开数据。</translation>
    </message>
    <message>
        <source>A key slot of the store is damaged</source>
        <translation>数据的一个密钥槽已损坏</translation>
    </message>
    <message>
        <source>Sign in as another user, or use the recovery code.</source>
        <translation>请以其他用户登录，或使用恢复码。</translation>
    </message>
    <message>
        <source>Photo report, to print or to save</source>
        <translation>照片检测单，可打印或保存</translation>
    </message>
    <message>
        <source>To the photo whose face looks alike</source>
        <translation>转到面容相像的那张照片</translation>
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
        <source>The data was changed or damaged. Delete nothing: copy the whole data folder away, then restore it from a backup.</source>
        <translation>数据被改动或损坏。请不要删除任何东西：先把整个数据文件夹另存，再从备份恢复。</translation>
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
            <numerusform>%1 有 %n 张已存图像没有对应记录：账本末尾可能丢失。请勿删除任何内容</numerusform>
        </translation>
    </message>
    <message>
        <source>How far the ledger has come could not be remembered</source>
        <translation>未能记住账本的进度</translation>
    </message>
    <message>
        <source>What this machine remembers of the ledger cannot be read</source>
        <translation>本机对账本的记忆无法读取</translation>
    </message>
    <message>
        <source>Check that you may read this file.</source>
        <translation>请检查是否有权读取此文件。</translation>
    </message>
    <message>
        <source>The key of event %1 was changed</source>
        <translation>记录 %1 的密钥被改动</translation>
    </message>
    <message>
        <source>Event %1 or its content was changed</source>
        <translation>记录 %1 或其内容被改动</translation>
    </message>
    <message>
        <source>The kept lists do not say how far they go</source>
        <translation>保存的列表未说明进度</translation>
    </message>
    <message>
        <source>Events %1 to %2 are missing</source>
        <translation>记录 %1 至 %2 缺失</translation>
    </message>
    <message>
        <source>Event %1 does not follow the one before it</source>
        <translation>记录 %1 与上一条不衔接</translation>
    </message>
    <message>
        <source>This needs the signature of someone signed in</source>
        <translation>此操作需要登录者签名</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>请先登录。</translation>
    </message>
    <message>
        <source>The name or the password is wrong</source>
        <translation>用户名或密码不对</translation>
    </message>
    <message>
        <source>Type both again; capitals matter in the password.</source>
        <translation>请重新输入；密码区分大小写。</translation>
    </message>
    <message numerus="yes">
        <source>Too many wrong passwords: wait %n second(s)</source>
        <translation>
            <numerusform>密码错误次数过多：请等待 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Then try again, or use the recovery code.</source>
        <translation>之后再试，或使用恢复码。</translation>
    </message>
    <message>
        <source>A key slot was moved</source>
        <translation>密钥槽被移动</translation>
    </message>
    <message>
        <source>This data has no recovery code</source>
        <translation>此库没有恢复码</translation>
    </message>
    <message>
        <source>This graduate&apos;s photos were purged</source>
        <translation>该毕业生的照片已清除</translation>
    </message>
    <message>
        <source>Take a new photo, as of a new graduate.</source>
        <translation>请作为新的毕业生重新拍照。</translation>
    </message>
    <message>
        <source>The restoring of a backup into this folder was not finished</source>
        <translation>向此文件夹恢复备份尚未完成</translation>
    </message>
    <message>
        <source>Restore the backup again; it goes on where it stopped.</source>
        <translation>请再次恢复该备份，会接着做。</translation>
    </message>
    <message>
        <source>The data is being read</source>
        <translation>数据正在被读取</translation>
    </message>
    <message>
        <source>The list of purged graduates could not be written</source>
        <translation>清除名单无法写入</translation>
    </message>
    <message>
        <source>The list of purged graduates cannot be read</source>
        <translation>清除名单无法读取</translation>
    </message>
    <message>
        <source>The snapshot of the lists is damaged</source>
        <translation>列表快照已损坏</translation>
    </message>
    <message>
        <source>The lists are made anew from the events.</source>
        <translation>将从记录重新生成列表。</translation>
    </message>
    <message>
        <source>The snapshot of the lists could not be written</source>
        <translation>列表快照无法写入</translation>
    </message>
    <message>
        <source>There is no snapshot of the lists</source>
        <translation>没有列表快照</translation>
    </message>
    <message>
        <source>The snapshot of the lists is of another version</source>
        <translation>列表快照属于另一版本</translation>
    </message>
    <message>
        <source>The key of this station was changed or damaged</source>
        <translation>本工作站的密钥被改动或损坏</translation>
    </message>
    <message>
        <source>The key of these pictures is gone: they were purged</source>
        <translation>这些图像的密钥已销毁：已被清除</translation>
    </message>
    <message>
        <source>The check was stopped</source>
        <translation>核验已停止</translation>
    </message>
    <message>
        <source>Event %1 is not signed</source>
        <translation>记录 %1 没有签名</translation>
    </message>
    <message>
        <source>The station&apos;s signature of event %1 is wrong</source>
        <translation>记录 %1 的工作站签名不对</translation>
    </message>
    <message>
        <source>The person&apos;s signature of event %1 is wrong</source>
        <translation>记录 %1 的个人签名不对</translation>
    </message>
    <message>
        <source>The content of event %1 is missing</source>
        <translation>记录 %1 的内容缺失</translation>
    </message>
    <message>
        <source>The content of event %1 should have been purged</source>
        <translation>记录 %1 的内容本应清除</translation>
    </message>
    <message>
        <source>The chain that begins at event %1 does not go on from the one before</source>
        <translation>从记录 %1 开始的链与前一条链不衔接</translation>
    </message>
    <message>
        <source>When event %1 was written the machine remembered events that the ledger no longer had: its end was cut off, an old copy was put back, or two copies were used side by side</source>
        <translation>写入记录 %1 时，本机记得的记录在账本中已不存在：末尾被截断、换回了旧副本，或两份副本同时使用</translation>
    </message>
    <message>
        <source>Event %1: opened on a machine that did not know this data</source>
        <translation>记录 %1：在不认识此库的机器上打开</translation>
    </message>
    <message>
        <source>Event %1: restored from a backup</source>
        <translation>记录 %1：从备份恢复</translation>
    </message>
    <message numerus="yes">
        <source>%n stored picture(s) of %1 should have been purged</source>
        <translation>
            <numerusform>%1 有 %n 张已存图像本应清除</numerusform>
        </translation>
    </message>
    <message>
        <source>The key of %1 was changed or damaged</source>
        <translation>%1 的密钥被改动或损坏</translation>
    </message>
    <message numerus="yes">
        <source>%n key slot(s) are damaged: someone can no longer sign in</source>
        <translation>
            <numerusform>%n 个密钥槽已损坏：有人将无法登录</numerusform>
        </translation>
    </message>
    <message>
        <source>The recovery code&apos;s key slot was changed</source>
        <translation>恢复码的密钥槽被改动</translation>
    </message>
    <message>
        <source>The key slot of user %1 was changed</source>
        <translation>用户 %1 的密钥槽被改动</translation>
    </message>
    <message>
        <source>What this machine remembers of the ledger&apos;s end is damaged</source>
        <translation>本机对账本末尾的记忆已损坏</translation>
    </message>
    <message>
        <source>This machine remembers %1 events of station %2, which the ledger no longer has: its end was cut off, or this is an old copy</source>
        <translation>本机记得工作站 %2 有 %1 条记录，账本中已不存在：末尾被截断，或这是旧副本</translation>
    </message>
    <message>
        <source>This machine remembers another event %1 of station %2: two copies of the data were used side by side</source>
        <translation>本机记得工作站 %2 的记录 %1 是另一条：数据的两份副本曾同时使用</translation>
    </message>
    <message>
        <source>The ledger&apos;s file is damaged: %1</source>
        <translation>账本文件已损坏：%1</translation>
    </message>
    <message>
        <source>Event %1 is of this station, yet stands as another&apos;s</source>
        <translation>第 %1 条记录属于本工作站，却标为其他工作站的记录</translation>
    </message>
</context>
<context>
    <name>Likeness</name>
    <message>
        <source>the face is too small; use a larger picture</source>
        <translation>人脸太小，请换更大的图片</translation>
    </message>
    <message>
        <source>the face is blurred; use a sharp picture</source>
        <translation>人脸模糊，请换清晰的图片</translation>
    </message>
    <message>
        <source>the face is turned away; use a picture from the front</source>
        <translation>人脸偏转，请换正面的图片</translation>
    </message>
    <message>
        <source>the eyes are closed or hidden; use a picture with open eyes</source>
        <translation>眼睛闭着或被遮挡，请换睁眼的图片</translation>
    </message>
    <message>
        <source>the face is too dark; use a brighter picture</source>
        <translation>人脸太暗，请换亮一些的图片</translation>
    </message>
    <message>
        <source>the face is too bright; use a picture with less light</source>
        <translation>人脸过亮，请换光线弱一些的图片</translation>
    </message>
    <message>
        <source>the face has next to no contrast; use another picture</source>
        <translation>人脸几乎没有反差，请换别的图片</translation>
    </message>
    <message>
        <source>Same person</source>
        <translation>同一人</translation>
    </message>
    <message>
        <source>A person decides</source>
        <translation>需人工比对</translation>
    </message>
    <message>
        <source>Different person</source>
        <translation>不是同一人</translation>
    </message>
</context>
<context>
    <name>PaidList</name>
    <message>
        <source>No column of the list is known to hold a number to know graduates by</source>
        <translation>名单里没有认得出的号码列</translation>
    </message>
    <message>
        <source>No column of the list is known to hold the amount</source>
        <translation>名单里没有认得出的金额列</translation>
    </message>
    <message>
        <source>There is no number to know the graduate by. Names alone are never matched.</source>
        <translation>没有学号或身份证号。从不单凭姓名对人。</translation>
    </message>
    <message>
        <source>The spreadsheet has lost the last digits of a number. Format the column as text and enter it anew.</source>
        <translation>表格软件把号码的末几位丢了。请把该列设为文本格式后重新填写。</translation>
    </message>
    <message>
        <source>The amount cannot be read. Enter it as in 20.00.</source>
        <translation>金额无法识别。请写成 20.00 的样子。</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>way of paying</source>
        <translation>缴费方式</translation>
    </message>
    <message>
        <source>receipt number</source>
        <translation>流水号/收据号</translation>
    </message>
    <message>
        <source>time of payment</source>
        <translation>缴费时间</translation>
    </message>
    <message>
        <source>Choose the column of the student or identity number. Names alone are never matched.</source>
        <translation>请选择学号或身份证号所在的列。仅凭姓名不予匹配。</translation>
    </message>
    <message>
        <source>Choose the column of the amount.</source>
        <translation>请选择金额所在的列。</translation>
    </message>
</context>
<context>
    <name>PaidPreview</name>
    <message>
        <source>The student number is %1&apos;s, the identity number another&apos;s. Find out who paid.</source>
        <translation>学号是%1的，身份证号是另一人的。请查明是谁缴的。</translation>
    </message>
    <message>
        <source>Several enrolments have this identity number. Enter the student number.</source>
        <translation>这个身份证号有多条学籍。请补上学号。</translation>
    </message>
    <message>
        <source>Nobody of this batch has the number (%1). Names alone are never matched.</source>
        <translation>本批次没有人有这个号码（%1）。从不单凭姓名对人。</translation>
    </message>
    <message>
        <source>The identity number is %1&apos;s, who has another student number. Find out which is right.</source>
        <translation>身份证号是%1的，但学号不同。请查明哪个对。</translation>
    </message>
    <message>
        <source>The number is %1&apos;s, the list says %2. Find out who paid.</source>
        <translation>号码是%1的，名单写的是%2。请查明是谁缴的。</translation>
    </message>
    <message>
        <source>%1 stands in row %2 already. If it was paid twice, give one back.</source>
        <translation>%1 已在第 %2 行出现。如果缴了两次，请退回一次。</translation>
    </message>
    <message>
        <source>The fee of %1 is settled otherwise: %2.</source>
        <translation>%1 的费用已另行处理：%2。</translation>
    </message>
    <message>
        <source>The receipt number %1 is another payment&apos;s.</source>
        <translation>流水号 %1 是另一笔缴费的。</translation>
    </message>
    <message>
        <source>%1 paid %2 yuan instead of %3.</source>
        <translation>%1 缴了 %2 元，应缴 %3 元。</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>A name to sign in with has 2 to 40 characters</source>
        <translation>用户名应为 2 至 40 个字符</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名字。</translation>
    </message>
    <message>
        <source>The name holds characters that cannot be seen</source>
        <translation>名字里有看不见的字符</translation>
    </message>
    <message>
        <source>Type it anew.</source>
        <translation>请重新输入。</translation>
    </message>
    <message>
        <source>This name belongs to the practice store</source>
        <translation>这个名字留给练习库使用</translation>
    </message>
    <message>
        <source>The name that others read has at most 60 characters, all of them visible</source>
        <translation>显示姓名最多 60 个字符，且不能有看不见的字符</translation>
    </message>
    <message>
        <source>Choose a shorter one.</source>
        <translation>请缩短。</translation>
    </message>
    <message>
        <source>Someone without a role can do nothing</source>
        <translation>没有角色的人什么也做不了</translation>
    </message>
    <message>
        <source>Give at least one role, or remove this person.</source>
        <translation>请至少给一个角色，或移除此人。</translation>
    </message>
    <message>
        <source>%1 is removed and can no longer sign in, but the key of the data could not be changed</source>
        <translation>%1 已移除，不能再登录，但数据密钥未能更换</translation>
    </message>
    <message>
        <source>Start the program again: it is changed then.</source>
        <translation>请重新启动程序，届时会更换。</translation>
    </message>
    <message>
        <source>There is no such person any more</source>
        <translation>已没有此人</translation>
    </message>
    <message>
        <source>Look at the list again.</source>
        <translation>请重新查看名单。</translation>
    </message>
    <message>
        <source>This is the last administrator</source>
        <translation>这是最后一位管理员</translation>
    </message>
    <message>
        <source>Make someone else an administrator first.</source>
        <translation>请先让另一人成为管理员。</translation>
    </message>
    <message>
        <source>Someone has this name already</source>
        <translation>已有人使用这个名字</translation>
    </message>
    <message>
        <source>You cannot remove yourself</source>
        <translation>不能移除自己</translation>
    </message>
    <message>
        <source>Have another administrator do it.</source>
        <translation>请让另一位管理员操作。</translation>
    </message>
    <message>
        <source>Your own password is not reset but changed</source>
        <translation>自己的密码请用“修改”，不用“重设”</translation>
    </message>
    <message>
        <source>Choose &quot;Change password&quot; and give the present one.</source>
        <translation>请选择“修改密码”，并输入现在的密码。</translation>
    </message>
    <message>
        <source>Work of this person still goes on behind the lock</source>
        <translation>此人的工作仍在锁定后继续进行</translation>
    </message>
    <message>
        <source>Anyone else can sign in when it has ended.</source>
        <translation>结束后其他人才能登录。</translation>
    </message>
    <message>
        <source>the recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>The key slot of %1 opens the store, which nobody gave it</source>
        <translation>%1 的密钥槽能打开此库，但无人授予过</translation>
    </message>
    <message>
        <source>The key slot of %1 is not the one last written: an older one, with an older password, may have been put back</source>
        <translation>%1 的密钥槽不是最近写入的那个：可能被换回了旧密码的旧槽</translation>
    </message>
    <message>
        <source>The key slot of %1 is gone or damaged</source>
        <translation>%1 的密钥槽丢失或损坏</translation>
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
    <name>Plate</name>
    <message>
        <source>The picture of the empty backdrop is good.</source>
        <translation>空背景照可以用。</translation>
    </message>
    <message>
        <source>Somebody or something is before the backdrop. Clear it and take the picture again.</source>
        <translation>背景前有人或物。请清空后重拍。</translation>
    </message>
    <message>
        <source>The backdrop is too dark. Switch the lamps on and take the picture again.</source>
        <translation>背景太暗。请开灯后重拍。</translation>
    </message>
    <message>
        <source>The backdrop is overexposed. Lower the exposure and take the picture again.</source>
        <translation>背景过曝。请降低曝光后重拍。</translation>
    </message>
    <message>
        <source>The backdrop is lit unevenly. Move the lamps until its sides are alike and take the picture again.</source>
        <translation>背景明暗不匀。请移动灯位，使四边亮度一致后重拍。</translation>
    </message>
    <message>
        <source>The backdrop is not plain. Remove what is in the picture, or hang a plain cloth.</source>
        <translation>背景不是纯色。请移开画面里的物品，或挂一块纯色背景布。</translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message numerus="yes">
        <source>The screen cannot be locked after %n minute(s)</source>
        <translation>
            <numerusform>不能设为 %n 分钟后锁定</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose 1 to 120 minutes.</source>
        <translation>请选择 1 至 120 分钟。</translation>
    </message>
    <message>
        <source>The school&apos;s rules allow no photos from files</source>
        <translation>学校规定不从文件导入照片</translation>
    </message>
    <message>
        <source>Photograph at the desk. If there must be an exception, an administrator can change the rule under People.</source>
        <translation>请到采集台现场拍摄。确需例外时，由管理员在“人员”页修改学校的规定。</translation>
    </message>
    <message>
        <source>The file&apos;s name names nobody on a list, or several</source>
        <translation>文件名对不上名单上的人，或对得上几个人</translation>
    </message>
    <message>
        <source>The school&apos;s rules allow photos from files only of graduates on a list. Name the file by the student number, or ask an administrator to change the rule under People.</source>
        <translation>学校规定只导入名单上毕业生的照片。请把文件名改成学号，或请管理员在“人员”页修改规定。</translation>
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
    <name>RecoverySlip</name>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>It opens this school&apos;s photo store when the administrator&apos;s password is lost, and after a backup was restored on another computer. Whoever holds this sheet and the computer or a backup can see everything in it.</source>
        <translation>管理员忘记密码时，或在另一台电脑上恢复备份后，用它打开本校的照片数据库。谁同时拿到这张纸和电脑（或备份），谁就能看到全部内容。</translation>
    </message>
    <message>
        <source>How to keep it</source>
        <translation>保管</translation>
    </message>
    <message>
        <source>Locked away, not at the desk and not with a backup. Take no photo of it, send it to nobody.</source>
        <translation>锁好存放，不放在采集台，不与备份放在一起。不要拍照，不要发给任何人。</translation>
    </message>
    <message>
        <source>How to use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>On the sign-in page: Forgot the password. The code works once; a new one is printed then, and this sheet is to be destroyed. There is no O, I, L or U in it: what looks like one is 0 or 1.</source>
        <translation>在登录页选择“忘记密码”。此码只能用一次，用后会打印新码，本页应销毁。码中没有字母 O、I、L、U：看起来像的都是数字 0 或 1。</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>The hub does not speak this version of the contract</source>
        <translation>中心不支持此版本的接口</translation>
    </message>
    <message>
        <source>Update the older of the two programs.</source>
        <translation>请更新两边中较旧的程序。</translation>
    </message>
    <message>
        <source>The hub has nothing at this address</source>
        <translation>中心没有这个地址</translation>
    </message>
    <message>
        <source>Check the hub&apos;s address; the program may be newer than the hub.</source>
        <translation>请检查中心的地址；程序也可能比中心新。</translation>
    </message>
    <message>
        <source>The hub does not take this kind of request here</source>
        <translation>中心在此处不接受这种请求</translation>
    </message>
    <message>
        <source>The hub does not take content of this type</source>
        <translation>中心不接受此类型的内容</translation>
    </message>
    <message>
        <source>A header of the request is missing or not as agreed</source>
        <translation>请求的某个标头缺失或不符合约定</translation>
    </message>
    <message>
        <source>Check whether a proxy changes requests on the way.</source>
        <translation>请检查途中是否有代理改动请求。</translation>
    </message>
    <message>
        <source>The headers of the request are too large</source>
        <translation>请求的标头过大</translation>
    </message>
    <message>
        <source>Check whether a proxy adds headers on the way.</source>
        <translation>请检查途中是否有代理添加标头。</translation>
    </message>
    <message>
        <source>The request does not say how long it is</source>
        <translation>请求未说明长度</translation>
    </message>
    <message>
        <source>What was sent is not as agreed</source>
        <translation>发送的内容不符合约定</translation>
    </message>
    <message>
        <source>What was sent is larger than the hub takes at once</source>
        <translation>一次发送的内容超过中心的上限</translation>
    </message>
    <message>
        <source>Send less at once.</source>
        <translation>请减少一次发送的内容。</translation>
    </message>
    <message>
        <source>More things were sent than the hub takes at once</source>
        <translation>一次发送的项数超过中心的上限</translation>
    </message>
    <message>
        <source>Send fewer at once.</source>
        <translation>请减少一次发送的项数。</translation>
    </message>
    <message>
        <source>The request came too slowly</source>
        <translation>请求传得太慢</translation>
    </message>
    <message>
        <source>Check the network; it is tried again by itself.</source>
        <translation>请检查网络；会自动重试。</translation>
    </message>
    <message>
        <source>The part asked for is not within the file</source>
        <translation>请求的部分超出了文件范围</translation>
    </message>
    <message>
        <source>Fetch the file from its beginning.</source>
        <translation>请从头获取文件。</translation>
    </message>
    <message>
        <source>The request was signed too long ago</source>
        <translation>请求的签名已过期</translation>
    </message>
    <message>
        <source>It is signed anew and sent again by itself.</source>
        <translation>会自动重新签名并发送。</translation>
    </message>
    <message>
        <source>The request is not signed</source>
        <translation>请求没有签名</translation>
    </message>
    <message>
        <source>Enrol this station at the hub.</source>
        <translation>请将本工作站接入中心。</translation>
    </message>
    <message>
        <source>The hub has had this very request before</source>
        <translation>中心已收到过同一请求</translation>
    </message>
    <message>
        <source>It is signed anew and sent again by itself; if it happens often, someone may be repeating requests.</source>
        <translation>会自动重新签名并发送；若经常出现，可能有人在重放请求。</translation>
    </message>
    <message>
        <source>The signature of the request is not right</source>
        <translation>请求的签名不正确</translation>
    </message>
    <message>
        <source>Check whether a proxy changes requests on the way; otherwise enrol this station anew.</source>
        <translation>请检查途中是否有代理改动请求；若没有，请将本工作站重新接入。</translation>
    </message>
    <message>
        <source>The hub does not know this station</source>
        <translation>中心不认识本工作站</translation>
    </message>
    <message>
        <source>Ask the hub&apos;s administrator for an enrolment code.</source>
        <translation>请向中心管理员索取接入码。</translation>
    </message>
    <message>
        <source>This enrolment code is not valid: mistaken, used, or older than a day</source>
        <translation>接入码无效：有误、已用过，或已超过一天</translation>
    </message>
    <message>
        <source>Ask the hub&apos;s administrator for a new one.</source>
        <translation>请向中心管理员索取新的接入码。</translation>
    </message>
    <message>
        <source>Too many wrong enrolment codes came from here</source>
        <translation>此处输入错误接入码的次数过多</translation>
    </message>
    <message>
        <source>Wait a minute, then try again.</source>
        <translation>请等一分钟再试。</translation>
    </message>
    <message>
        <source>An entry of the ledger is not readable for the hub</source>
        <translation>中心无法读取账本中的一条记录</translation>
    </message>
    <message>
        <source>Verify this station&apos;s data; update the hub if it is older.</source>
        <translation>请核验本工作站的数据；若中心较旧，请更新中心。</translation>
    </message>
    <message>
        <source>A signature is not right</source>
        <translation>有一个签名不正确</translation>
    </message>
    <message>
        <source>Verify this station&apos;s data.</source>
        <translation>请核验本工作站的数据。</translation>
    </message>
    <message>
        <source>The hub has another entry under the same id</source>
        <translation>中心已有编号相同的另一条记录</translation>
    </message>
    <message>
        <source>Verify this station&apos;s data and tell the hub&apos;s administrator.</source>
        <translation>请核验本工作站的数据，并告知中心管理员。</translation>
    </message>
    <message>
        <source>Entries are missing between what the hub has and what was sent</source>
        <translation>中心已有的记录与发送的记录之间有缺失</translation>
    </message>
    <message>
        <source>They are sent by themselves.</source>
        <translation>会自动补发。</translation>
    </message>
    <message>
        <source>Another copy of this station has already gone on from the same entry</source>
        <translation>本工作站数据的另一份副本已从同一条记录继续</translation>
    </message>
    <message>
        <source>Nothing is lost: the hub keeps what was sent apart. Enrol this station anew, and use only one copy of its data.</source>
        <translation>没有丢失：中心已将发送的内容另行保存。请将本工作站重新接入，并只使用一份数据。</translation>
    </message>
    <message>
        <source>This station has read further than the hub&apos;s records go</source>
        <translation>本工作站读到的位置超过了中心的记录</translation>
    </message>
    <message>
        <source>The hub was probably restored from a backup: ask its administrator.</source>
        <translation>中心可能是从备份恢复的，请询问中心管理员。</translation>
    </message>
    <message>
        <source>The file that arrived is not the one announced</source>
        <translation>收到的文件与声明的不一致</translation>
    </message>
    <message>
        <source>It is sent again from the beginning by itself.</source>
        <translation>会自动从头重发。</translation>
    </message>
    <message>
        <source>The hub has another part of the file than the one sent goes on from</source>
        <translation>中心已有的部分与续传的位置不一致</translation>
    </message>
    <message>
        <source>It goes on by itself from where the hub is.</source>
        <translation>会自动从中心已有的位置续传。</translation>
    </message>
    <message>
        <source>The picture is larger than the hub takes</source>
        <translation>图像超过中心的大小上限</translation>
    </message>
    <message>
        <source>Keep the original at the station, or ask the hub&apos;s administrator.</source>
        <translation>请将原图留在工作站，或询问中心管理员。</translation>
    </message>
    <message>
        <source>The hub does not have this picture, or not yet</source>
        <translation>中心没有这张图像，或尚未收到</translation>
    </message>
    <message>
        <source>It is asked for again by itself; the station that took it must meet the hub first.</source>
        <translation>会自动再次索取；拍摄它的工作站需先连上中心。</translation>
    </message>
    <message>
        <source>This photo is no longer set aside for you</source>
        <translation>这张照片已不再为您保留</translation>
    </message>
    <message>
        <source>Fetch photos to review again.</source>
        <translation>请重新领取待审核的照片。</translation>
    </message>
    <message>
        <source>The idempotency key was used for something else</source>
        <translation>此幂等键已用于其他内容</translation>
    </message>
    <message>
        <source>Give every submission a key of its own.</source>
        <translation>请为每次提交使用不同的幂等键。</translation>
    </message>
    <message>
        <source>What was submitted is not a picture the hub takes</source>
        <translation>提交的不是中心接受的图像</translation>
    </message>
    <message>
        <source>Submit a JPEG of the standard size.</source>
        <translation>请提交标准尺寸的 JPEG。</translation>
    </message>
    <message>
        <source>The graduate&apos;s consent was not sent along</source>
        <translation>未附上毕业生的同意</translation>
    </message>
    <message>
        <source>Ask the graduate for consent, then submit again.</source>
        <translation>请征得毕业生同意后再提交。</translation>
    </message>
    <message>
        <source>This station asks more often than the hub allows</source>
        <translation>本工作站的请求超过中心允许的频率</translation>
    </message>
    <message>
        <source>It slows down by itself.</source>
        <translation>会自动放慢。</translation>
    </message>
    <message>
        <source>This station asks for too many things at once</source>
        <translation>本工作站同时发出的请求过多</translation>
    </message>
    <message>
        <source>Too many stations are connected to the hub</source>
        <translation>连接到中心的工作站过多</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>会自动重试。</translation>
    </message>
    <message>
        <source>The hub is not ready at the moment</source>
        <translation>中心暂时不可用</translation>
    </message>
    <message>
        <source>The hub&apos;s disk is full</source>
        <translation>中心的磁盘已满</translation>
    </message>
    <message>
        <source>Tell the hub&apos;s administrator; it is tried again by itself.</source>
        <translation>请告知中心管理员；会自动重试。</translation>
    </message>
    <message>
        <source>The hub failed at this request</source>
        <translation>中心处理此请求时出错</translation>
    </message>
    <message>
        <source>It is tried again by itself; if it goes on, give the hub&apos;s administrator the request id.</source>
        <translation>会自动重试；若一直如此，请将请求编号告知中心管理员。</translation>
    </message>
    <message>
        <source>This station may no longer work with the hub</source>
        <translation>本工作站已被停用，不能再与中心往来</translation>
    </message>
    <message>
        <source>Ask the hub&apos;s administrator; what was collected before is kept.</source>
        <translation>请询问中心管理员；此前采集的内容都会保留。</translation>
    </message>
    <message>
        <source>Whoever asked for this has no right to it</source>
        <translation>操作的人没有这项权限</translation>
    </message>
    <message>
        <source>Ask someone with the right role to do it.</source>
        <translation>请由有相应角色的人操作。</translation>
    </message>
    <message>
        <source>The hub knows no such graduate</source>
        <translation>中心没有这位毕业生</translation>
    </message>
    <message>
        <source>Check the number, or add the graduate to the roster.</source>
        <translation>请核对号码，或将毕业生加入名单。</translation>
    </message>
    <message>
        <source>The portrait is not at the hub yet</source>
        <translation>标准照尚未传到中心</translation>
    </message>
    <message>
        <source>It is sent by itself.</source>
        <translation>会自动发送。</translation>
    </message>
    <message>
        <source>A right was withdrawn before the hub heard of this</source>
        <translation>中心得知此事之前，相应权限已被收回</translation>
    </message>
    <message>
        <source>A supervisor decides whether it counts.</source>
        <translation>由主管决定是否有效。</translation>
    </message>
    <message>
        <source>The hub does not know this kind of entry yet and keeps it</source>
        <translation>中心尚不认识这类记录，已先保存</translation>
    </message>
    <message>
        <source>Update the hub; it then counts by itself.</source>
        <translation>请更新中心，更新后自动生效。</translation>
    </message>
    <message>
        <source>The hub does not know the person who did this</source>
        <translation>中心不认识操作的人</translation>
    </message>
    <message>
        <source>An administrator adds the person at the hub; then do it again.</source>
        <translation>请管理员在中心添加此人，然后重做。</translation>
    </message>
    <message>
        <source>This was signed with another key than the person has at the hub</source>
        <translation>签名所用的密钥与此人在中心的密钥不同</translation>
    </message>
    <message>
        <source>Sign in again at this station, then do it again.</source>
        <translation>请在本工作站重新登录，然后重做。</translation>
    </message>
    <message>
        <source>This may not be done through this station</source>
        <translation>本工作站不允许做这件事</translation>
    </message>
    <message>
        <source>Do it at a station that is allowed to, or ask the hub&apos;s administrator.</source>
        <translation>请在允许的工作站操作，或询问中心管理员。</translation>
    </message>
    <message>
        <source>The graduate is of a school this station does not work for</source>
        <translation>毕业生所在学校不在本工作站的范围内</translation>
    </message>
    <message>
        <source>Check the roster, or ask the hub&apos;s administrator.</source>
        <translation>请检查名单，或询问中心管理员。</translation>
    </message>
    <message>
        <source>The graduate&apos;s data has been purged</source>
        <translation>该毕业生的资料已清除</translation>
    </message>
    <message>
        <source>Nothing is to be done; what came late was not kept.</source>
        <translation>无需处理；迟到的内容没有保存。</translation>
    </message>
    <message>
        <source>The graduate&apos;s photo was approved already and is locked</source>
        <translation>该毕业生的照片已审核通过并锁定</translation>
    </message>
    <message>
        <source>If it must be taken anew, a supervisor reopens the graduate.</source>
        <translation>如需重拍，请主管解锁该毕业生。</translation>
    </message>
    <message>
        <source>A newer photo was submitted before this verdict arrived</source>
        <translation>此结论到达之前，已提交了更新的照片</translation>
    </message>
    <message>
        <source>Review the newer photo.</source>
        <translation>请审核更新的照片。</translation>
    </message>
    <message>
        <source>The photo this is about does not count at the hub</source>
        <translation>所涉及的照片在中心无效</translation>
    </message>
    <message>
        <source>See what became of the photo, and submit it again if need be.</source>
        <translation>请查看该照片的处理结果，必要时重新提交。</translation>
    </message>
    <message>
        <source>The photo was delivered without an approval the hub confirmed</source>
        <translation>照片未经中心确认审核通过就已交付</translation>
    </message>
    <message>
        <source>Call the delivery back, have the photo reviewed, and deliver it again.</source>
        <translation>请收回交付的照片，审核后重新交付。</translation>
    </message>
    <message>
        <source>The verdict to be undone does not stand at the hub</source>
        <translation>要撤销的结论在中心已失效</translation>
    </message>
    <message>
        <source>See which verdict stands now.</source>
        <translation>请查看目前有效的结论。</translation>
    </message>
    <message>
        <source>The photo was delivered before the verdict was undone</source>
        <translation>撤销结论之前照片已经交付</translation>
    </message>
    <message>
        <source>A supervisor may reopen the graduate.</source>
        <translation>主管可以解锁该毕业生。</translation>
    </message>
    <message>
        <source>This came after the station&apos;s or the person&apos;s right was withdrawn, and counts because it was done before</source>
        <translation>在工作站或人员的权限收回之后才到达；因在收回之前完成，仍然有效</translation>
    </message>
    <message>
        <source>A supervisor should look at it.</source>
        <translation>请主管查看。</translation>
    </message>
    <message>
        <source>The photo was not set aside for this reviewer: counted as a second opinion</source>
        <translation>这张照片未由该审核员领取，记为第二意见</translation>
    </message>
    <message>
        <source>Nothing is to be done.</source>
        <translation>无需处理。</translation>
    </message>
    <message>
        <source>Two reviewers judged the same photo differently</source>
        <translation>两位审核员对同一张照片的结论不同</translation>
    </message>
    <message>
        <source>A supervisor decides.</source>
        <translation>由主管决定。</translation>
    </message>
    <message>
        <source>What the address asks for is not as agreed</source>
        <translation>地址中的查询不符合约定</translation>
    </message>
    <message>
        <source>Something earlier that this depends on still waits</source>
        <translation>本记录所依据的较早记录仍在等待</translation>
    </message>
    <message>
        <source>It is settled by itself after that.</source>
        <translation>待其处理后会自动完成。</translation>
    </message>
    <message>
        <source>This person is known to the hub already</source>
        <translation>中心已有此人员</translation>
    </message>
    <message>
        <source>Change the roles of the person there is.</source>
        <translation>请更改已有人员的角色。</translation>
    </message>
    <message>
        <source>No portrait could be made of this photo, so the photo before stays</source>
        <translation>此照片无法制成标准照，因此保留之前的照片</translation>
    </message>
    <message>
        <source>Take a new photo.</source>
        <translation>请重新拍照。</translation>
    </message>
    <message>
        <source>The reviewer collected this photo, and the school does not allow that</source>
        <translation>审核人就是此照片的采集人，学校不允许这样审核</translation>
    </message>
    <message>
        <source>Leave it to another reviewer.</source>
        <translation>请交由其他审核员审核。</translation>
    </message>
    <message>
        <source>Nobody decides about what he did himself</source>
        <translation>不能由本人决定自己所做的事项</translation>
    </message>
    <message>
        <source>Leave it to another supervisor.</source>
        <translation>请交由其他主管决定。</translation>
    </message>
    <message>
        <source>What was decided about does not wait for a supervisor, or no longer</source>
        <translation>所决定的事项并不在等待主管，或已不再等待</translation>
    </message>
    <message>
        <source>Look at the list again.</source>
        <translation>请重新查看列表。</translation>
    </message>
    <message>
        <source>A supervisor turned this down</source>
        <translation>主管已驳回此事项</translation>
    </message>
    <message>
        <source>Ask the supervisor for the reason.</source>
        <translation>请向主管询问原因。</translation>
    </message>
    <message>
        <source>This station goes on from the records of another, which its enrolment does not allow for</source>
        <translation>本工作站接续了另一工作站的记录，但其接入码不允许这样做</translation>
    </message>
    <message>
        <source>If it is the same desk, enrol it anew with a code made for that.</source>
        <translation>若是同一采集台，请使用专为接续签发的接入码重新接入。</translation>
    </message>
    <message>
        <source>The hub was restored from a backup, and what this depends on has not come to it again yet</source>
        <translation>中心已从备份恢复，本记录所依据的内容尚未重新上传到中心</translation>
    </message>
    <message>
        <source>It is settled by itself when the station that recorded that sends it again. If that station is gone for good, ask the hub&apos;s administrator.</source>
        <translation>待登记该内容的工作站重新上传后自动处理；若该工作站已不再使用，请联系中心管理员。</translation>
    </message>
    <message>
        <source>Too many entries of this station about one graduate wait at the hub</source>
        <translation>本工作站有关同一毕业生的记录在中心等待处理的过多</translation>
    </message>
    <message>
        <source>Settle what waits first: pictures are sent by themselves, a supervisor decides the rest.</source>
        <translation>请先处理等待的事项：图像会自动上传，其余由主管决定。</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Operator</source>
        <extracomment>采集员</extracomment>
        <translation>采集员</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <extracomment>审核员</extracomment>
        <translation>审核员</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <extracomment>主管</extracomment>
        <translation>主管</translation>
    </message>
    <message>
        <source>Administrator</source>
        <extracomment>管理员</extracomment>
        <translation>管理员</translation>
    </message>
</context>
<context>
    <name>Roster</name>
    <message>
        <source>Open it in Excel or WPS and save it as .xlsx, without a password.</source>
        <translation>请用 Excel 或 WPS 打开，不设密码，另存为 .xlsx。</translation>
    </message>
    <message>
        <source>The file is larger than %1 MB</source>
        <translation>文件超过 %1 MB</translation>
    </message>
    <message>
        <source>Copy the roster&apos;s cells alone into a new workbook.</source>
        <translation>请只把名单的单元格复制到新工作簿。</translation>
    </message>
    <message>
        <source>There is no graduate in this list</source>
        <translation>名单里没有毕业生</translation>
    </message>
    <message>
        <source>One row of headings is needed, and a row for each graduate.</source>
        <translation>名单需要一行表头，每名毕业生一行。</translation>
    </message>
    <message>
        <source>The list cannot be opened</source>
        <translation>打不开名单</translation>
    </message>
    <message>
        <source>Is it still there, and may you read it?</source>
        <translation>请确认文件还在，并且有权读取。</translation>
    </message>
    <message>
        <source>The list cannot be read to its end</source>
        <translation>名单未能读完</translation>
    </message>
    <message>
        <source>Copy it to this machine and try again.</source>
        <translation>请复制到本机后重试。</translation>
    </message>
    <message>
        <source>Split the list, for example by college, and import the parts.</source>
        <translation>请把名单拆开（例如按学院），分几次导入。</translation>
    </message>
    <message>
        <source>The list has more than %1 rows</source>
        <translation>名单超过 %1 行</translation>
    </message>
    <message>
        <source>The list has more than %1 cells</source>
        <translation>名单超过 %1 个单元格</translation>
    </message>
    <message>
        <source>The list has more than %1 columns</source>
        <translation>名单超过 %1 列</translation>
    </message>
    <message>
        <source>Delete the columns that are not needed.</source>
        <translation>请删去用不到的列。</translation>
    </message>
    <message>
        <source>The reading of the list was stopped</source>
        <translation>名单读取已停止</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有改动任何内容。</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>The empty roster could not be written</source>
        <translation>空白名单未能写入</translation>
    </message>
    <message>
        <source>Choose another folder, or see whether the disk is full.</source>
        <translation>请换一个文件夹，或检查磁盘是否已满。</translation>
    </message>
    <message>
        <source>This is no list: neither an Excel workbook (.xlsx) nor text in UTF-8, UTF-16 or GB18030</source>
        <translation>这不是名单：既不是 Excel 工作簿（.xlsx），也不是 UTF-8、UTF-16 或 GB18030 编码的文本</translation>
    </message>
    <message>
        <source>Open it in Excel or WPS and save it as .xlsx.</source>
        <translation>请用 Excel 或 WPS 打开，另存为 .xlsx。</translation>
    </message>
    <message>
        <source>A quotation mark opened in row %1 is never closed</source>
        <translation>第 %1 行的引号没有成对</translation>
    </message>
    <message>
        <source>Open the list in Excel or WPS and save it as .xlsx.</source>
        <translation>请用 Excel 或 WPS 打开名单，另存为 .xlsx。</translation>
    </message>
    <message>
        <source>Open it in Excel or WPS and save it as .xlsx anew.</source>
        <translation>请用 Excel 或 WPS 打开，重新另存为 .xlsx。</translation>
    </message>
    <message>
        <source>This Excel workbook is damaged</source>
        <translation>这个 Excel 工作簿已损坏</translation>
    </message>
    <message>
        <source>Unpacked, this workbook is larger than %1 MB</source>
        <translation>这个工作簿解压后超过 %1 MB</translation>
    </message>
    <message>
        <source>This workbook has more than %1 sheets</source>
        <translation>这个工作簿超过 %1 张工作表</translation>
    </message>
    <message>
        <source>This is no Excel workbook</source>
        <translation>这不是 Excel 工作簿</translation>
    </message>
    <message>
        <source>The list is text in UTF-8 that is damaged: some characters cannot be read</source>
        <translation>名单是 UTF-8 文本，但已损坏：部分字符无法读取</translation>
    </message>
    <message>
        <source>Have it sent again, or save it as .xlsx.</source>
        <translation>请重新发送，或另存为 .xlsx。</translation>
    </message>
    <message>
        <source>This is a file of old Excel (.xls) or WPS (.et), or one under a password</source>
        <translation>这是旧版 Excel（.xls）或 WPS（.et）文件，或者加了密码</translation>
    </message>
    <message>
        <source>This is an OpenDocument spreadsheet (.ods)</source>
        <translation>这是 OpenDocument 表格（.ods）</translation>
    </message>
    <message>
        <source>This is a web page, whatever its name ends in</source>
        <translation>这其实是网页，与文件后缀无关</translation>
    </message>
    <message>
        <source>This is a spreadsheet of Excel 2003 (XML)</source>
        <translation>这是 Excel 2003 的 XML 表格</translation>
    </message>
    <message>
        <source>This workbook has no sheet &quot;%1&quot;</source>
        <translation>工作簿里没有可读的工作表“%1”</translation>
    </message>
    <message>
        <source>Choose another sheet.</source>
        <translation>请选择另一个工作表。</translation>
    </message>
    <message>
        <source>This is a binary Excel workbook (.xlsb)</source>
        <translation>这是二进制 Excel 工作簿（.xlsb）</translation>
    </message>
</context>
<context>
    <name>RosterCheck</name>
    <message>
        <source>Several graduates are known by this %1. Enter the student number too.</source>
        <translation>有几名毕业生都是这个%1。请同时填写学号。</translation>
    </message>
    <message>
        <source>The person is known with another enrolment, this one comes to it. If only a number was changed, correct the list.</source>
        <translation>此人已有另一个学籍，将再增加这一个。若只是号码有变，请更正名单。</translation>
    </message>
    <message>
        <source>By this %1 %2 is known, but with other numbers. Find out which is right.</source>
        <translation>这个%1属于已有的毕业生%2，但其他号码不同。请核实哪个正确。</translation>
    </message>
    <message>
        <source>By this %1 %2 is known, with another name and identity number. Find out whose it is.</source>
        <translation>这个%1属于已有的毕业生%2，姓名和身份证件号都不同。请核实是谁的。</translation>
    </message>
    <message>
        <source>Row %1 means the same graduate, so this row is left out. Find out which of the two is right.</source>
        <translation>第 %1 行是同一名毕业生，本行未采用。请核实哪一行正确。</translation>
    </message>
    <message>
        <source>There is no name. Enter it, or delete the row if it is no graduate&apos;s.</source>
        <translation>没有姓名。请补上；若此行不是毕业生，请删去。</translation>
    </message>
    <message>
        <source>There is no number to know the graduate by. Enter the student, candidate or identity number, or the collection code.</source>
        <translation>没有可辨认毕业生的号码。请填学号、考生号、身份证件号或采集码。</translation>
    </message>
    <message>
        <source>The cell holds %1: a formula failed. Enter the value itself.</source>
        <translation>单元格为 %1：公式出错。请直接填写内容。</translation>
    </message>
    <message>
        <source>The spreadsheet took this number for a quantity and has lost its last digits. Format the column as text and enter the numbers anew.</source>
        <translation>表格软件把号码当成了数值，末几位已丢失。请把该列设为文本格式，重新填写号码。</translation>
    </message>
    <message>
        <source>%1 characters, at most %2 are possible. Shorten it, or see whether it stands in the right column.</source>
        <translation>共 %1 个字符，最多 %2 个。请缩短，或检查是否填错了列。</translation>
    </message>
    <message>
        <source>“%1” is no sex, so it is left out. 男 and 女 are understood.</source>
        <translation>“%1”不是性别，未采用。请填男或女。</translation>
    </message>
    <message>
        <source>“%1” is no birth date, so it is left out. Enter it as in 20040229.</source>
        <translation>“%1”不是出生日期，未采用。请按 20040229 的写法填写。</translation>
    </message>
    <message>
        <source>The list says born on %1, the identity number %2. Compare both with the identity card.</source>
        <translation>名单上的出生日期为 %1，证件号码中为 %2。请与身份证核对。</translation>
    </message>
    <message>
        <source>The list says %1, the identity number %2. Compare both with the identity card.</source>
        <translation>名单上的性别为%1，证件号码中为%2。请与身份证核对。</translation>
    </message>
    <message>
        <source>The %1 stands in row %2 already, so this row is left out. Find out which of the two is right.</source>
        <translation>%1与第 %2 行重复，本行未采用。请核实哪一行正确。</translation>
    </message>
    <message>
        <source>The identity number stands in row %1 too, with another student number. If it is one person with two enrolments, all is well; else correct it.</source>
        <translation>身份证件号与第 %1 行相同，但学号不同。若为同一人的两个学籍，无需处理；否则请更正。</translation>
    </message>
    <message>
        <source>No column of the list is known to hold the name</source>
        <translation>不知道名单中哪一列是姓名</translation>
    </message>
    <message>
        <source>Say which column it is.</source>
        <translation>请指定是哪一列。</translation>
    </message>
    <message>
        <source>No column of the list is known to hold a number to know graduates by</source>
        <translation>不知道名单中哪一列是可辨认毕业生的号码</translation>
    </message>
    <message>
        <source>Say which column is the student, candidate or identity number, or the collection code.</source>
        <translation>请指定学号、考生号、身份证件号或采集码是哪一列。</translation>
    </message>
    <message>
        <source>The workbook is damaged: what this cell says (%1) is not in it. Enter it, or have the list sent again.</source>
        <translation>工作簿已损坏：此单元格（%1）的内容不在文件里。请补录，或请对方重发名单。</translation>
    </message>
    <message>
        <source>A formula (%1) has no value: it was never worked out. Open the list in Excel or WPS and save it again.</source>
        <translation>公式（%1）没有算出的值。请用 Excel 或 WPS 打开名单，再保存一次。</translation>
    </message>
    <message>
        <source>This row names no graduate (“%1”), so it is left out.</source>
        <translation>此行不是毕业生（“%1”），已略过。</translation>
    </message>
    <message>
        <source>The headings stand here again, so the row is left out.</source>
        <translation>此行又是表头，已略过。</translation>
    </message>
</context>
<context>
    <name>RosterField</name>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>student number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>candidate number</source>
        <translation>考生号</translation>
    </message>
    <message>
        <source>identity number</source>
        <translation>身份证件号</translation>
    </message>
    <message>
        <source>birth date</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>college</source>
        <translation>学院</translation>
    </message>
    <message>
        <source>college code</source>
        <translation>学院代码</translation>
    </message>
    <message>
        <source>major</source>
        <translation>专业</translation>
    </message>
    <message>
        <source>class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>level</source>
        <translation>层次</translation>
    </message>
    <message>
        <source>collection code</source>
        <translation>采集码</translation>
    </message>
    <message>
        <source>shooting number</source>
        <translation>拍摄序号</translation>
    </message>
    <message>
        <source>fee</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>Safety</name>
    <message>
        <source>A purge needs a reason</source>
        <translation>清除需要理由</translation>
    </message>
    <message>
        <source>Write why these photos go; it stands on the certificate.</source>
        <translation>请写明清除这些照片的理由，它会写在证明上。</translation>
    </message>
    <message>
        <source>There is nothing to purge</source>
        <translation>没有可清除的照片</translation>
    </message>
    <message>
        <source>Choose other photos.</source>
        <translation>请选择其他照片。</translation>
    </message>
    <message>
        <source>The purge stopped after %1 of %2 photos: %3</source>
        <translation>清除进行到 %1 / %2 张时停止：%3</translation>
    </message>
    <message>
        <source>Start the purge again: it goes on with the rest.</source>
        <translation>请再次启动清除，会接着做。</translation>
    </message>
    <message numerus="yes">
        <source>Backup on %1 of %2, %n photo(s)</source>
        <translation>
            <numerusform>备份于 %1，%2，%n 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>A session of this batch is still open</source>
        <translation>该批次还有场次没有结束</translation>
    </message>
    <message>
        <source>Close it on the page Collect, then purge.</source>
        <translation>请先在“采集”页结束该场次，再清除。</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) of this batch have not been delivered</source>
        <translation>
            <numerusform>该批次有 %n 张照片没有交付</numerusform>
        </translation>
    </message>
    <message>
        <source>Deliver them first, or say that they go too, and why.</source>
        <translation>先交付，或勾选一并清除并写明原因。</translation>
    </message>
    <message numerus="yes">
        <source>The fees of %n of these graduates are in no daily closing yet</source>
        <translation>
            <numerusform>其中 %n 名毕业生的缴费还没有日结</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the day in the roster first (Fees), then purge: what was taken stays provable.</source>
        <translation>请先在名单页做日结（缴费 → 日结），再清除：收过的款才有据可查。</translation>
    </message>
    <message>
        <source>Other stations of the hub %1 until each has heard of it; the hub&apos;s administrator sees which by mianguan-hub purge-certificate</source>
        <translation>中心“%1”的其他工作站，直至各自得知此次清除；中心管理员可用 mianguan-hub purge-certificate 查看是哪些</translation>
    </message>
    <message>
        <source>The hub %1 and its other stations have not heard of it yet</source>
        <translation>中心“%1”及其他工作站尚未得知此次清除</translation>
    </message>
    <message numerus="yes">
        <source>%n of these graduates paid at another desk, which has not closed that day, as far as this station knows</source>
        <translation>
            <numerusform>其中 %n 名毕业生在其他工作站缴费，据本工作站所知，那里还没有日结</numerusform>
        </translation>
    </message>
    <message>
        <source>Let that desk close its day and come in step with the hub, or say that these payments go too, and why.</source>
        <translation>请先让那个站做日结并与中心同步；确要一并清除的，请勾选并写明原因。</translation>
    </message>
    <message>
        <source>More than 60,000 graduates cannot be purged at once</source>
        <translation>一次清除不能超过 60,000 名毕业生</translation>
    </message>
    <message>
        <source>Purge one batch after the other.</source>
        <translation>请按批次分次清除。</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>This is longer than 60 characters</source>
        <translation>超过 60 个字</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>请缩短。</translation>
    </message>
    <message>
        <source>The session has no name</source>
        <translation>场次没有名称</translation>
    </message>
    <message>
        <source>Give it one, such as the day and the place.</source>
        <translation>请填写名称，例如日期和地点。</translation>
    </message>
    <message>
        <source>The session has no school</source>
        <translation>场次没有学校</translation>
    </message>
    <message>
        <source>Enter the school whose graduates come.</source>
        <translation>请填写毕业生所在学校。</translation>
    </message>
    <message>
        <source>The session has no batch</source>
        <translation>场次没有批次</translation>
    </message>
    <message>
        <source>Enter one, such as &quot;2027&quot;.</source>
        <translation>请填写批次，例如“2027届”。</translation>
    </message>
    <message>
        <source>This fee cannot be</source>
        <translation>收费金额不对</translation>
    </message>
    <message>
        <source>Enter an amount from 0 to 100,000 yuan.</source>
        <translation>请填写 0 至 100000 元之间的金额。</translation>
    </message>
    <message>
        <source>There is no such session</source>
        <translation>没有这个采集场次</translation>
    </message>
    <message>
        <source>This session is closed</source>
        <translation>该采集场次已结束</translation>
    </message>
    <message>
        <source>Open another one.</source>
        <translation>请另开一个场次。</translation>
    </message>
    <message>
        <source>A session stays with its school and batch</source>
        <translation>场次的学校和批次不能更改</translation>
    </message>
    <message>
        <source>Open another session for the other one.</source>
        <translation>请为另一批次另开场次。</translation>
    </message>
</context>
<context>
    <name>SessionWords</name>
    <message>
        <source>Makeup</source>
        <translation>补拍</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>现场采集</translation>
    </message>
    <message>
        <source>No fee</source>
        <translation>不收费</translation>
    </message>
    <message>
        <source>Before the photo</source>
        <translation>拍照前缴费</translation>
    </message>
    <message>
        <source>After the check has passed</source>
        <translation>检测合格后缴费</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>不核对</translation>
    </message>
    <message>
        <source>Last four of the identity number</source>
        <translation>身份证号后四位</translation>
    </message>
    <message>
        <source>Identity card</source>
        <translation>身份证</translation>
    </message>
    <message>
        <source>desk %1</source>
        <translation>%1 号台</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>截止 %1</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已结束</translation>
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
        <source>--user goes with --verify, and not with --practice, which has no people.</source>
        <translation>--user 与 --verify 一起使用；--practice 没有人员，不能同用。</translation>
    </message>
    <message>
        <source>--training needs a folder and goes with --language alone.</source>
        <translation>--training 需要指定文件夹，且只能与 --language 同用。</translation>
    </message>
    <message>
        <source>Usage: mianguan [options] [--import FILE|DIR…]

Make, check and review graduates&apos; certificate photos to 教毕指〔2017〕99号.

  --practice          use the practice store, which is marked as such and never synchronised
  --training DIR      a hub and two stations enrolled at it on this computer, with made-up graduates, to learn
                      and to show with; DIR keeps them for the next time
  --data DIR          use the store in this folder; it is made when it is not there
  --import FILE|DIR…  import these, then show the review queue
  --verify            no window: check every event and picture of the store and say what is wrong;
                      without --user only what can be checked without a key
  --user NAME         with --verify: sign in as NAME. The password is asked on the terminal, or read
                      as one line from standard input where that is no terminal
  --language NAME     zh_CN or en, for this run
  --title WORDS       in the window&apos;s title and at its door, to tell two windows apart
  -v, --version       say the version
  -h, --help          say this

Exit status: 0 well · 1 --verify found something wrong, or the store cannot be opened · 2 wrong usage.</source>
        <translation>用法：mianguan [选项] [--import 文件|文件夹…]

按教毕指〔2017〕99号制作、检查和审核毕业生证件照。

  --practice          使用练习库：有明显标记，永不同步
  --training 文件夹   在本机打开一个中心和两个已接入的工作站，毕业生均为虚构，供培训和演示；
                      内容保存在该文件夹，下次接着用
  --data 文件夹       使用此文件夹中的数据；没有时新建
  --import 文件|文件夹…  导入这些照片，然后显示审核队列
  --verify            不开窗口：核验库中的每条记录和每张图像，说明问题所在；
                      不加 --user 时只核验无需密钥的部分
  --user 用户名       与 --verify 同用：以此用户登录。密码在终端询问；
                      没有终端时从标准输入读取一行
  --language 名称     zh_CN 或 en，仅本次有效
  --title 文字        显示在窗口标题和登录页上，便于区分两个窗口
  -v, --version       显示版本
  -h, --help          显示本说明

退出状态：0 正常 · 1 --verify 发现问题，或数据无法打开 · 2 用法错误。</translation>
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
    <message>
        <source>The check was stopped</source>
        <translation>核验已停止</translation>
    </message>
    <message>
        <source>You collected this photo yourself, so you cannot review it</source>
        <translation>这张照片是您采集的，不能由您审核</translation>
    </message>
    <message>
        <source>Leave it to another reviewer.</source>
        <translation>请交给另一位审核员。</translation>
    </message>
    <message>
        <source>The store is damaged, so nothing is changed in it</source>
        <translation>数据已损坏，因此不再改动</translation>
    </message>
    <message>
        <source>Have it verified, then restore the last backup.</source>
        <translation>请核验后恢复最近的备份。</translation>
    </message>
    <message>
        <source>Everything in this store is encrypted from now on.</source>
        <translation>此库的全部内容从现在起已加密。</translation>
    </message>
    <message>
        <source>This store was restored from a backup. What was done after the backup is not in it.</source>
        <translation>此库由备份恢复，备份之后所做的不在其中。</translation>
    </message>
    <message>
        <source>This machine does not know this store: it was copied here, or the machine lost what it remembered. Whether anything is missing at its end cannot be told.</source>
        <translation>本机不认识此库：可能是复制来的，或本机丢失了记忆。末尾是否缺失无法判断。</translation>
    </message>
    <message>
        <source>This machine remembers events that the store no longer has: an old copy was put in its place, or its end was cut off. Tell your supervisor.</source>
        <translation>本机记得的记录在库中已不存在：可能换成了旧副本，或末尾被截断。请告知主管。</translation>
    </message>
    <message>
        <source>The backup is whole, but the store could not note it: %1</source>
        <translation>备份完整，但未能记入操作记录：%1</translation>
    </message>
    <message>
        <source>This reference picture is here already</source>
        <translation>这张参考照片已经在库里</translation>
    </message>
    <message>
        <source>The photo is approved already, so it is locked</source>
        <translation>照片已审核通过，已锁定</translation>
    </message>
    <message>
        <source>A supervisor may reopen the graduate in the roster.</source>
        <translation>主管可在名单中解锁该毕业生。</translation>
    </message>
    <message>
        <source>No portrait could be made, so the photo before stays</source>
        <translation>无法制作标准照，保留之前的照片</translation>
    </message>
    <message>
        <source>The daily closing of %1 says %2 yuan, its payments come to %3</source>
        <translation>%1 的日结写的是 %2 元，账本里的缴费合计 %3 元</translation>
    </message>
    <message>
        <source>The graduate has withdrawn consent, so the photo is not handed on</source>
        <translation>该毕业生已撤回同意，照片不再交付</translation>
    </message>
    <message>
        <source>Purge it under Data safety.</source>
        <translation>请到“数据安全”清除。</translation>
    </message>
    <message>
        <source>This photo is a graduate&apos;s already</source>
        <translation>这张照片已经归入毕业生</translation>
    </message>
    <message>
        <source>Take back that match first, in the roster.</source>
        <translation>请先在“名单”页撤销那次匹配。</translation>
    </message>
    <message>
        <source>The photo is delivered under its old name already</source>
        <translation>这张照片已按原来的名字交付</translation>
    </message>
    <message>
        <source>Tell whoever received it, and take a new photo of the graduate.</source>
        <translation>请告知接收方，并为该毕业生重新拍摄。</translation>
    </message>
    <message>
        <source>There is no such graduate</source>
        <translation>没有这名毕业生</translation>
    </message>
    <message>
        <source>A photo of this graduate awaits its verdict already</source>
        <translation>该毕业生已有一张待审核的照片</translation>
    </message>
    <message>
        <source>Say that this one is to take its place.</source>
        <translation>如要用这张替换，请确认。</translation>
    </message>
    <message>
        <source>This graduate&apos;s photo was not matched by hand</source>
        <translation>该毕业生的照片不是手动匹配的</translation>
    </message>
    <message>
        <source>This picture is not here yet</source>
        <translation>这张图片还没有传到</translation>
    </message>
    <message>
        <source>It is fetched from the hub, and shows by itself.</source>
        <translation>正在从中心取，到了会自动显示。</translation>
    </message>
    <message>
        <source>The hub has not confirmed this approval yet</source>
        <translation>中心还没有确认这个通过结论</translation>
    </message>
    <message>
        <source>Deliver it once this station is in step with the hub.</source>
        <translation>等与中心同步完成后再交付。</translation>
    </message>
    <message>
        <source>Two verdicts on this photo differ</source>
        <translation>这张照片有两个不同的结论</translation>
    </message>
    <message>
        <source>A supervisor decides; deliver it then.</source>
        <translation>由主管决定后再交付。</translation>
    </message>
    <message>
        <source>Entry %1 does not fit the list &quot;%2&quot; and is left out of it</source>
        <translation>记录 %1 与列表“%2”不符，未列入</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>The picture at this station is not the one recorded</source>
        <translation>本工作站的图像与记录不符</translation>
    </message>
    <message>
        <source>Verify this station&apos;s data.</source>
        <translation>请核验本工作站的数据。</translation>
    </message>
    <message>
        <source>It is tried again by itself; check the network if it goes on.</source>
        <translation>会自动重试；若一直如此，请检查网络。</translation>
    </message>
    <message>
        <source>The hub refused this with the status %1</source>
        <translation>中心拒绝了请求，状态 %1</translation>
    </message>
    <message>
        <source>Update the program, or ask the hub&apos;s administrator.</source>
        <translation>请更新程序，或询问中心管理员。</translation>
    </message>
    <message>
        <source>The hub&apos;s address is not known in this network</source>
        <translation>此网络中找不到中心的地址</translation>
    </message>
    <message>
        <source>Check the network and the hub&apos;s address; it is tried again by itself.</source>
        <translation>请检查网络和中心的地址；会自动重试。</translation>
    </message>
    <message>
        <source>The hub does not answer</source>
        <translation>中心没有应答</translation>
    </message>
    <message>
        <source>The proxy on the way to the hub does not let through</source>
        <translation>通往中心的代理不放行</translation>
    </message>
    <message>
        <source>Check the proxy in the settings; it is tried again by itself.</source>
        <translation>请检查设置中的代理；会自动重试。</translation>
    </message>
    <message>
        <source>The proxy does not take the name and password given</source>
        <translation>代理不接受所填的用户名和密码</translation>
    </message>
    <message>
        <source>Enter the proxy&apos;s name and password in the settings.</source>
        <translation>请在设置中填写代理的用户名和密码。</translation>
    </message>
    <message>
        <source>No secure connection to the hub could be made</source>
        <translation>无法与中心建立安全连接</translation>
    </message>
    <message>
        <source>The server at the hub&apos;s address is not the hub this station was enrolled at: its key is another</source>
        <translation>中心地址上的服务器不是本工作站接入的那个中心：密钥不同</translation>
    </message>
    <message>
        <source>Nothing was sent. Ask the hub&apos;s administrator whether its key was changed, and enrol anew if so; otherwise someone may be listening on the way.</source>
        <translation>未发送任何内容。请询问中心管理员是否更换过密钥：若是，请重新接入；若否，途中可能有人窃听。</translation>
    </message>
    <message>
        <source>The hub did not answer in time</source>
        <translation>中心未及时应答</translation>
    </message>
    <message>
        <source>The connection to the hub was cut</source>
        <translation>与中心的连接中断</translation>
    </message>
    <message>
        <source>What answers at the hub&apos;s address is not as agreed</source>
        <translation>中心地址上的应答不符合约定</translation>
    </message>
    <message>
        <source>Check the hub&apos;s address and update the older of the two programs; it is tried again by itself.</source>
        <translation>请检查中心的地址，并更新两边中较旧的程序；会自动重试。</translation>
    </message>
    <message>
        <source>The picture that came from the hub is not the one asked for</source>
        <translation>从中心收到的图像不是所要的那张</translation>
    </message>
    <message>
        <source>It is fetched again by itself; if it goes on, tell the hub&apos;s administrator.</source>
        <translation>会自动重新获取；若一直如此，请告知中心管理员。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>This machine could not make the connection</source>
        <translation>本机无法建立连接</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>请关闭其他程序后重试。</translation>
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
    <name>Training</name>
    <message>
        <source>The folder holds something else than a training</source>
        <translation>该文件夹里有培训以外的内容</translation>
    </message>
    <message>
        <source>Name a new folder or an empty one.</source>
        <translation>请指定新文件夹或空文件夹。</translation>
    </message>
    <message>
        <source>The folder cannot be written to</source>
        <translation>文件夹无法写入</translation>
    </message>
    <message>
        <source>Name another folder.</source>
        <translation>请指定其他文件夹。</translation>
    </message>
    <message>
        <source>Training school (made up)</source>
        <translation>培训学校（虚构）</translation>
    </message>
    <message>
        <source>Desk 1</source>
        <translation>1 号台</translation>
    </message>
    <message>
        <source>Training desk</source>
        <translation>培训采集员</translation>
    </message>
    <message>
        <source>Review office</source>
        <translation>审核室</translation>
    </message>
    <message>
        <source>Training office</source>
        <translation>培训审核员</translation>
    </message>
    <message>
        <source>Starting a hub and two stations in %1 …</source>
        <translation>正在 %1 启动一个中心和两个工作站……</translation>
    </message>
    <message>
        <source>%1: sign in as %2, password %3</source>
        <extracomment>%1 &quot;Desk 1&quot;, %2 the name to sign in with, %3 the password</extracomment>
        <translation>%1：登录名 %2，密码 %3</translation>
    </message>
    <message>
        <source>The hub runs until both windows are closed; %1 keeps everything.</source>
        <translation>关闭两个窗口后中心停止；全部内容保存在 %1。</translation>
    </message>
    <message>
        <source>The hub&apos;s program is missing</source>
        <translation>缺少中心的程序</translation>
    </message>
    <message>
        <source>Install mianguan-hub beside mianguan.</source>
        <translation>请将 mianguan-hub 安装到 mianguan 所在文件夹。</translation>
    </message>
    <message>
        <source>The hub does not start</source>
        <translation>中心未能启动</translation>
    </message>
    <message>
        <source>The hub gives no enrolment code</source>
        <translation>中心未发放接入码</translation>
    </message>
    <message>
        <source>Class %1</source>
        <translation>%1 班</translation>
    </message>
    <message>
        <source>made-up list.csv</source>
        <translation>虚构名单.csv</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>The window of %1 ended by itself (%2). What was shown as saved is kept.</source>
        <translation>%1 的窗口意外退出（%2）。显示过“已保存”的都在。</translation>
    </message>
    <message>
        <source>Another program has taken the hub&apos;s place on this computer</source>
        <translation>中心的端口已被本机上的其他程序占用</translation>
    </message>
    <message>
        <source>End that program, or name a new folder for a new training.</source>
        <translation>请关闭那个程序，或另指定一个新文件夹开始新的培训。</translation>
    </message>
    <message>
        <source>Free some space there, or name another folder.</source>
        <translation>请腾出空间，或另指定一个文件夹。</translation>
    </message>
    <message>
        <source>Training hub</source>
        <translation>培训中心</translation>
    </message>
    <message>
        <source>More is in %1.</source>
        <translation>详情见 %1。</translation>
    </message>
    <message>
        <source>Close both windows and start the training again: everything is kept.</source>
        <translation>请关闭两个窗口，再重新开始培训：内容都会保留。</translation>
    </message>
    <message>
        <source>Start the training again; where that does not help, name a new folder.</source>
        <translation>请重新开始培训；仍不行时，另指定一个新文件夹。</translation>
    </message>
    <message>
        <source>The hub has stopped; both stations go on without it</source>
        <translation>中心已停止；两个工作站仍可照常使用</translation>
    </message>
</context>
<context>
    <name>Verify</name>
    <message>
        <source>Checking…</source>
        <translation>正在核验…</translation>
    </message>
    <message>
        <source>%1 events and %2 pictures were checked.</source>
        <extracomment>how much was looked at</extracomment>
        <translation>已核验 %1 条记录、%2 个图像文件。</translation>
    </message>
    <message>
        <source>Everything is as it was written.</source>
        <translation>一切都与写入时一致。</translation>
    </message>
    <message>
        <source>There is no store here</source>
        <translation>这里没有数据</translation>
    </message>
    <message>
        <source>Name the store&apos;s folder with --data.</source>
        <translation>请用 --data 指定数据文件夹。</translation>
    </message>
    <message>
        <source>This store was written by an earlier version and is not encrypted yet</source>
        <translation>此库由旧版本写入，尚未加密</translation>
    </message>
    <message>
        <source>Start the program once: it seals the store.</source>
        <translation>请启动一次程序，它会将数据加密。</translation>
    </message>
    <message>
        <source>Nobody signed in, so nothing sealed was opened: chains and signatures were checked, and that every body and picture is there. To check what they hold: --user NAME</source>
        <translation>未登录，因此没有打开加密内容：已核验链和签名，以及内容和图像是否齐全。要核验内容请加：--user 用户名</translation>
    </message>
    <message>
        <source>Password of %1:</source>
        <translation>%1 的密码：</translation>
    </message>
    <message>
        <source>No password was given.</source>
        <translation>没有输入密码。</translation>
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
    <name>Wire</name>
    <message>
        <source>A pair of subject and hash is expected here</source>
        <translation>此处应为主体与哈希的一对</translation>
    </message>
    <message>
        <source>What is not stored needs a code</source>
        <translation>未保存的项应有代码</translation>
    </message>
    <message>
        <source>This outcome is not known</source>
        <translation>不认识此结果</translation>
    </message>
    <message>
        <source>The log holds what is settled</source>
        <translation>日志中只应有已确定的记录</translation>
    </message>
    <message>
        <source>Positions must rise</source>
        <translation>位置必须递增</translation>
    </message>
    <message>
        <source>This lies before an entry of the page</source>
        <translation>此位置早于本页中的记录</translation>
    </message>
    <message>
        <source>Update the older of the two programs.</source>
        <translation>请更新两边中较旧的程序。</translation>
    </message>
    <message>
        <source>A map is expected here</source>
        <translation>此处应为映射</translation>
    </message>
    <message>
        <source>Keys are texts</source>
        <translation>键应为文本</translation>
    </message>
    <message>
        <source>A key stands twice</source>
        <translation>有重复的键</translation>
    </message>
    <message>
        <source>A whole number of at least %1 is expected here</source>
        <translation>此处应为不小于 %1 的整数</translation>
    </message>
    <message>
        <source>A whole number from %1 to %2 is expected here</source>
        <translation>此处应为 %1 到 %2 的整数</translation>
    </message>
    <message>
        <source>True or false is expected here</source>
        <translation>此处应为真或假</translation>
    </message>
    <message>
        <source>A text of at most %1 characters is expected here</source>
        <translation>此处应为不超过 %1 个字符的文本</translation>
    </message>
    <message>
        <source>A byte string of %1 bytes is expected here</source>
        <translation>此处应为 %1 字节的字节串</translation>
    </message>
    <message>
        <source>A byte string of %1 to %2 bytes is expected here</source>
        <translation>此处应为 %1 到 %2 字节的字节串</translation>
    </message>
    <message>
        <source>At most %1 items are allowed here</source>
        <translation>此处最多允许 %1 项</translation>
    </message>
    <message>
        <source>An array of %1 to %2 items is expected here</source>
        <translation>此处应为 %1 到 %2 项的数组</translation>
    </message>
    <message>
        <source>One item of CBOR is expected, without tags and indefinite lengths, not too deep</source>
        <translation>应为一项 CBOR，不带标签和不定长度，嵌套不能过深</translation>
    </message>
    <message>
        <source>This is not CBOR</source>
        <translation>这不是 CBOR</translation>
    </message>
    <message>
        <source>The hub&apos;s refusal is not as agreed</source>
        <translation>中心的拒绝答复不符合约定</translation>
    </message>
    <message>
        <source>A header is missing or not as agreed</source>
        <translation>某个标头缺失或不符合约定</translation>
    </message>
    <message>
        <source>Check whether a proxy changes requests on the way.</source>
        <translation>请检查途中是否有代理改动请求。</translation>
    </message>
    <message>
        <source>A student or identity number is expected</source>
        <translation>应有学号或身份证号</translation>
    </message>
    <message>
        <source>An idempotency key is expected</source>
        <translation>应为幂等键</translation>
    </message>
    <message>
        <source>A picture of nobody is not taken</source>
        <translation>不接收不属于任何人的照片</translation>
    </message>
</context>
<context>
    <name>mianguan::ActivityDetails</name>
    <message>
        <source>Choose a line to see all of it.</source>
        <translation>选择一行查看全部内容。</translation>
    </message>
    <message>
        <source>One event whole</source>
        <translation>单条记录详情</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>When, by the station&apos;s clock</source>
        <translation>时间（本机时钟）</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>工作站</translation>
    </message>
    <message>
        <source>Place in the station&apos;s chain</source>
        <translation>在该工作站记录中的序号</translation>
    </message>
    <message>
        <source>Its seal (SHA-256)</source>
        <translation>校验值（SHA-256）</translation>
    </message>
    <message>
        <source>Open the photo</source>
        <translation>打开照片</translation>
    </message>
</context>
<context>
    <name>mianguan::ActivityFilterBar</name>
    <message>
        <source>%1 (removed)</source>
        <translation>%1（已移除）</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Photo or person</source>
        <translation>照片或人员</translation>
    </message>
    <message>
        <source>Which photo or person</source>
        <translation>哪张照片或哪位人员</translation>
    </message>
</context>
<context>
    <name>mianguan::ActivityModel</name>
    <message>
        <source>being read</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签名</translation>
    </message>
</context>
<context>
    <name>mianguan::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export these…</source>
        <translation>导出筛选结果…</translation>
    </message>
    <message>
        <source>Nothing was done yet</source>
        <translation>还没有操作</translation>
    </message>
    <message>
        <source>Every import, verdict, delivery and sign-in is written down here by itself.</source>
        <translation>每次导入、审核、交付和登录都会自动记在这里。</translation>
    </message>
    <message>
        <source>Nothing fits the filter</source>
        <translation>没有符合筛选的记录</translation>
    </message>
    <message>
        <source>Choose another kind, person or time, or look at everything again.</source>
        <translation>请换一个类别、人员或时间，或重新查看全部。</translation>
    </message>
    <message>
        <source>activity</source>
        <comment>part of a file&apos;s name</comment>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Export the activity</source>
        <translation>导出操作记录</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写出…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) written.</source>
        <translation>
            <numerusform>已写出 %Ln 条记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>They are in %1. Identity numbers in it are masked.</source>
        <translation>文件在 %1。其中的证件号已遮盖。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>mianguan::ActivityTable</name>
    <message>
        <source>What was done</source>
        <translation>操作</translation>
    </message>
    <message numerus="yes">
        <source>%n new ↑</source>
        <translation>
            <numerusform>%n 条新记录 ↑</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::AdapterChoiceRow</name>
    <message>
        <source>Card reader</source>
        <translation>读卡器</translation>
    </message>
    <message>
        <source>Decoder of collection codes</source>
        <translation>采集码解码器</translation>
    </message>
    <message>
        <source>The library (.so) that the reader&apos;s vendor made for Mianguan.</source>
        <translation>读卡器厂商为免冠提供的库文件（.so）。</translation>
    </message>
    <message>
        <source>Only for codes whose content is not public; others are understood without it.</source>
        <translation>只用于内容不公开的采集码；其他的码不用它也能识别。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the card reader&apos;s library</source>
        <translation>选择读卡器的库</translation>
    </message>
    <message>
        <source>Choose the decoder&apos;s library</source>
        <translation>选择解码器的库</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Loads the library and says what came of it</source>
        <translation>加载这个库，并说明结果</translation>
    </message>
    <message>
        <source>Stop using</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Use no card reader</source>
        <translation>不用读卡器</translation>
    </message>
    <message>
        <source>Use no decoder</source>
        <translation>不用解码器</translation>
    </message>
    <message>
        <source>Settings of the reader</source>
        <translation>读卡器参数</translation>
    </message>
    <message>
        <source>As its vendor says, port or address; may be empty.</source>
        <translation>按厂商说明填写，如端口或地址；可以留空。</translation>
    </message>
    <message>
        <source>None is chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>%1 is being tried…</source>
        <translation>正在检查 %1…</translation>
    </message>
    <message>
        <source>The vendor&apos;s library</source>
        <translation>厂商的库文件</translation>
    </message>
    <message>
        <source>Libraries (*.so *.so.*)</source>
        <translation>库文件 (*.so *.so.*)</translation>
    </message>
    <message>
        <source>✓ The library is loaded and the reader answers.</source>
        <translation>✓ 库已加载，读卡器有应答。</translation>
    </message>
    <message>
        <source>✓ The library is loaded and decodes codes.</source>
        <translation>✓ 库已加载，可以解码。</translation>
    </message>
</context>
<context>
    <name>mianguan::AddPersonSheet</name>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Everyone signs in under a name of their own, so that it can be told who did what. Tell the person the password; they change it themselves.</source>
        <translation>每人用自己的名字登录，才能分清是谁做的。请把密码告诉本人，由本人自行修改。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>mianguan::BackupCard</name>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>A sealed copy of everything on a stick or in a folder on another disk; it is read back and compared after writing. A later backup into the same folder copies only what is new.</source>
        <translation>把全部内容加密复制到 U 盘或另一块磁盘的文件夹，写完会读回核对。以后备份到同一文件夹时只复制新增的部分。</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>备份到</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>There is no backup yet. If this computer is lost or breaks, everything in it is lost.</source>
        <translation>还没有备份。电脑一旦丢失或损坏，里面的一切都会丢失。</translation>
    </message>
    <message numerus="yes">
        <source>That is %n day(s) ago: what was done since is only on this computer.</source>
        <translation>
            <numerusform>距今已有 %n 天：此后所做的只在这台电脑上。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 free</source>
        <comment>a stick</comment>
        <translation>%1，可用 %2</translation>
    </message>
    <message>
        <source>Folder for the backup</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <source>Choose a stick or a folder on another disk</source>
        <translation>请选择 U 盘或另一块磁盘上的文件夹</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1</translation>
    </message>
    <message>
        <source>Backing up: %1 of %2</source>
        <translation>正在备份：%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 were new, %3.</source>
        <translation>%2中有 %1 个为新增，共 %3。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Backed up, and read back without a difference.</source>
        <translation>备份完成，读回核对无差异。</translation>
    </message>
    <message>
        <source>Keep it away from this computer.</source>
        <translation>请与本机分开存放。</translation>
    </message>
    <message numerus="yes">
        <source>Backed up, but %Ln picture(s) are lost in this store.</source>
        <translation>
            <numerusform>备份完成，但本库已丢失 %Ln 张图像。</numerusform>
        </translation>
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
    <name>mianguan::BarCard</name>
    <message>
        <source>Agree after all… (F7)</source>
        <translation>改为同意…（F7）</translation>
    </message>
    <message>
        <source>Take the fee…</source>
        <translation>登记缴费…</translation>
    </message>
    <message>
        <source>Let in…</source>
        <translation>破例放行…</translation>
    </message>
</context>
<context>
    <name>mianguan::CameraCard</name>
    <message>
        <source>Camera and light</source>
        <translation>相机与灯光</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Video file</source>
        <translation>视频文件</translation>
    </message>
    <message>
        <source>Use a video file as the camera, for training</source>
        <translation>用视频文件代替相机，供培训使用</translation>
    </message>
    <message>
        <source>Folder of a tethered camera</source>
        <translation>联机相机的文件夹</translation>
    </message>
    <message>
        <source>Take the pictures that a tethered camera puts into a folder</source>
        <translation>取用联机相机存入文件夹的照片</translation>
    </message>
    <message>
        <source>Photograph the empty backdrop</source>
        <translation>拍摄空背景</translation>
    </message>
    <message>
        <source>Video file as camera</source>
        <translation>用视频文件代替相机</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mkv *.avi *.mov *.webm)</source>
        <translation>视频 (*.mp4 *.mkv *.avi *.mov *.webm)</translation>
    </message>
    <message>
        <source>Folder of the tethered camera</source>
        <translation>联机相机的文件夹</translation>
    </message>
    <message>
        <source>No camera is connected. Plug one in, or choose a folder or a video file.</source>
        <translation>未连接相机。请接上相机，或选择文件夹、视频文件。</translation>
    </message>
    <message>
        <source>The empty backdrop is not photographed yet. With it hair is cut out best: let nobody stand before the camera, then photograph it.</source>
        <translation>尚未拍摄空背景。有空背景时发丝抠图最好：请让镜头前无人，再拍摄。</translation>
    </message>
    <message>
        <source>The empty backdrop is photographed. Do it again when lamps or camera were moved.</source>
        <translation>空背景已拍摄。移动灯光或相机后请重拍。</translation>
    </message>
    <message>
        <source>Brightness %1 of 100</source>
        <translation>亮度 %1/100</translation>
    </message>
    <message>
        <source>unevenness %1 %</source>
        <translation>不均匀 %1%</translation>
    </message>
    <message>
        <source>about %1 K as the camera sees it</source>
        <translation>相机所见约 %1 K</translation>
    </message>
    <message>
        <source>Camera settings…</source>
        <translation>相机设置…</translation>
    </message>
</context>
<context>
    <name>mianguan::CameraControls</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>自动（%1）</translation>
    </message>
    <message>
        <source>Camera settings</source>
        <translation>相机设置</translation>
    </message>
    <message>
        <source>Resolution and rate</source>
        <translation>分辨率和帧率</translation>
    </message>
    <message>
        <source>Exposure compensation</source>
        <translation>曝光补偿</translation>
    </message>
    <message>
        <source>Exposure time</source>
        <translation>曝光时间</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>感光度</translation>
    </message>
    <message>
        <source>Focus, near to far</source>
        <translation>对焦（近到远）</translation>
    </message>
    <message>
        <source>White balance</source>
        <translation>白平衡</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>All automatic</source>
        <translation>全部自动</translation>
    </message>
    <message>
        <source>%1 × %2, %3 frames/s</source>
        <translation>%1 × %2，%3 帧/秒</translation>
    </message>
</context>
<context>
    <name>mianguan::CardLine</name>
    <message>
        <source>Reading the identity card…</source>
        <translation>正在识读身份证…</translation>
    </message>
    <message>
        <source>Read identity card</source>
        <translation>识读身份证</translation>
    </message>
    <message>
        <source>Reads an identity card or a code held before the camera (F6)</source>
        <translation>识读举到相机前的身份证或采集码 (F6)</translation>
    </message>
    <message>
        <source>Or lay the card on the reader.</source>
        <translation>或把身份证放到读卡器上。</translation>
    </message>
    <message>
        <source>The card reader does not answer; it is tried again.</source>
        <translation>读卡器没有应答，正在重试。</translation>
    </message>
</context>
<context>
    <name>mianguan::CertificateSheet</name>
    <message>
        <source>Certificate of purge</source>
        <translation>清除证明</translation>
    </message>
    <message>
        <source>purge certificate</source>
        <comment>part of a file&apos;s name</comment>
        <translation>清除证明</translation>
    </message>
    <message>
        <source>Save the certificate</source>
        <translation>保存证明</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n graduate(s) purged, %2</source>
        <translation>
            <numerusform>%1：已清除 %n 人的资料，%2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::ChangePasswordSheet</name>
    <message>
        <source>Change my password</source>
        <translation>修改我的密码</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Password until now</source>
        <translation>现在的密码</translation>
    </message>
</context>
<context>
    <name>mianguan::CheckCard</name>
    <message>
        <source>Check everything</source>
        <translation>全面核验</translation>
    </message>
    <message>
        <source>Reads every event, signature, key and picture again and compares them with what was written. Work can go on meanwhile.</source>
        <translation>重新读取每条记录、签名、密钥和图像，与写入时核对。期间可以继续工作。</translation>
    </message>
    <message>
        <source>Check everything now</source>
        <translation>立即核验</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在核验…</translation>
    </message>
    <message>
        <source>Checking… %1 %</source>
        <translation>正在核验… %1 %</translation>
    </message>
    <message>
        <source>%1 and %2 looked at, %3.</source>
        <translation>已核验 %1、%2，%3。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln 个图像文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is as it was written.</source>
        <translation>一切都与写入时一致。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) are not as they were written.</source>
        <translation>
            <numerusform>有 %Ln 处与写入时不一致。</numerusform>
        </translation>
    </message>
    <message>
        <source>What is not named here is unharmed. Repair nothing by hand: back up what is there to a new folder, keep this computer as it is, and show the list to whoever looks after it.</source>
        <translation>未列出的内容完好。请勿手工修复：先备份到新文件夹，保持电脑现状，把清单交给维护人员。</translation>
    </message>
</context>
<context>
    <name>mianguan::ClosingPaper</name>
    <message>
        <source>Daily closing of fees</source>
        <translation>缴费日结单</translation>
    </message>
    <message>
        <source>Fees so far, not closed</source>
        <translation>缴费汇总（未日结）</translation>
    </message>
    <message>
        <source>Event %1</source>
        <translation>记录 %1</translation>
    </message>
    <message>
        <source>Not a closing</source>
        <translation>未日结</translation>
    </message>
    <message>
        <source>Cash expected</source>
        <translation>应有现金</translation>
    </message>
    <message>
        <source>Cash counted</source>
        <translation>清点现金</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>日结</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>清点人</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>接收人</translation>
    </message>
</context>
<context>
    <name>mianguan::ClosingSheet</name>
    <message>
        <source>Daily closing</source>
        <translation>日结</translation>
    </message>
    <message>
        <source>Sums come from what was recorded and cannot be changed here. Count the cash, then close: later payments fall into the next closing.</source>
        <translation>金额来自登记的缴费，在这里不能改。清点现金后日结；之后的缴费归下一次日结。</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>日结</translation>
    </message>
    <message>
        <source>Takings</source>
        <translation>收费明细</translation>
    </message>
    <message>
        <source>Which closing</source>
        <translation>哪一次日结</translation>
    </message>
    <message>
        <source>Cash counted, yuan</source>
        <translation>清点现金（元）</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Needed when the cash counted differs</source>
        <translation>清点与应有不符时必填</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>As a CSV file…</source>
        <translation>存为 CSV…</translation>
    </message>
    <message>
        <source>Not closed yet: nothing</source>
        <translation>未日结：没有缴费</translation>
    </message>
    <message>
        <source>Not closed yet: since %1</source>
        <translation>未日结：自 %1 起</translation>
    </message>
    <message>
        <source>Closed %1 by %2</source>
        <translation>%1 由 %2 日结</translation>
    </message>
    <message>
        <source>Cash expected: %1 yuan</source>
        <translation>应有现金 %1 元</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>%1 yuan too much</source>
        <translation>多 %1 元</translation>
    </message>
    <message>
        <source>%1 yuan missing</source>
        <translation>少 %1 元</translation>
    </message>
    <message>
        <source>Save the daily closing</source>
        <translation>保存日结</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source> · %n payment(s) changed since</source>
        <translation>
            <numerusform> · 之后 %n 笔有变</numerusform>
        </translation>
    </message>
    <message>
        <source>Adding up…</source>
        <translation>正在汇总…</translation>
    </message>
</context>
<context>
    <name>mianguan::CodeWatch</name>
    <message>
        <source>The number on the identity card could not be read for certain</source>
        <translation>身份证号未能可靠识别</translation>
    </message>
</context>
<context>
    <name>mianguan::ColumnForm</name>
    <message>
        <source>not in the list</source>
        <translation>名单中没有</translation>
    </message>
</context>
<context>
    <name>mianguan::ConsentCard</name>
    <message>
        <source>The notice graduates agree to</source>
        <translation>告知同意书</translation>
    </message>
    <message>
        <source>Read or print…</source>
        <translation>查看或打印…</translation>
    </message>
    <message>
        <source>Save to edit…</source>
        <translation>存成文件修改…</translation>
    </message>
    <message>
        <source>The school&apos;s own…</source>
        <translation>使用学校文本…</translation>
    </message>
    <message>
        <source>A text file with a version of its own</source>
        <translation>带有自己版本号的文本文件</translation>
    </message>
    <message>
        <source>The program&apos;s again</source>
        <translation>恢复自带文本</translation>
    </message>
    <message>
        <source>In force: the program&apos;s text, version %1. With another version everyone is asked anew.</source>
        <translation>现用：程序自带文本，版本 %1。版本变了，所有人重新同意。</translation>
    </message>
    <message>
        <source>In force: the school&apos;s own text, version %1. With another version everyone is asked anew.</source>
        <translation>现用：学校自己的文本，版本 %1。版本变了，所有人重新同意。</translation>
    </message>
    <message>
        <source>Save the notice</source>
        <translation>保存告知书</translation>
    </message>
    <message>
        <source>notice.txt</source>
        <translation>告知书.txt</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Saved. Change it, give it a new version, then choose it here.</source>
        <translation>已保存。修改后换上新的版本号，再在这里选入。</translation>
    </message>
    <message>
        <source>The school&apos;s own notice</source>
        <translation>学校的告知书</translation>
    </message>
    <message>
        <source>Text (*.txt);;All files (*)</source>
        <translation>文本 (*.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>In force from now on; the whole text stands in the ledger.</source>
        <translation>即日起启用；全文已写入账本。</translation>
    </message>
</context>
<context>
    <name>mianguan::ConsentDesk</name>
    <message>
        <source>%1 does not agree</source>
        <translation>%1不同意</translation>
    </message>
    <message>
        <source>No photo is taken and nothing more is collected. The refusal is recorded, and the next graduate is called.</source>
        <translation>不拍照，也不再采集任何信息。登记拒绝后叫下一位。</translation>
    </message>
    <message>
        <source>Record the refusal</source>
        <translation>登记拒绝</translation>
    </message>
</context>
<context>
    <name>mianguan::ConsentLine</name>
    <message>
        <source>Notice</source>
        <translation>告知书</translation>
    </message>
    <message>
        <source>The whole notice, to agree to or not (F7)</source>
        <translation>告知书全文，同意或不同意（F7）</translation>
    </message>
    <message>
        <source>✓ %1. Enter records it.</source>
        <translation>✓ %1，回车登记。</translation>
    </message>
    <message>
        <source>The notice was changed (%1): consent is needed anew.</source>
        <translation>告知书已更新（%1），须重新同意。</translation>
    </message>
    <message>
        <source>Consent to the notice %1 comes first.</source>
        <translation>请先征得对告知书（%1）的同意。</translation>
    </message>
    <message>
        <source>Enter asks for the signature.</source>
        <translation>回车后签名。</translation>
    </message>
    <message>
        <source>Enter records the signed form.</source>
        <translation>回车登记已签的纸质同意书。</translation>
    </message>
    <message>
        <source>Enter records that the graduate agrees.</source>
        <translation>回车即登记本人同意。</translation>
    </message>
</context>
<context>
    <name>mianguan::ConsentMenu</name>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Print a blank form…</source>
        <translation>打印空白同意书…</translation>
    </message>
    <message>
        <source>Print the form of the class…</source>
        <translation>打印本班同意书…</translation>
    </message>
    <message>
        <source>Record a withdrawal…</source>
        <translation>登记撤回同意…</translation>
    </message>
    <message>
        <source>%1 withdraws consent</source>
        <translation>%1 撤回同意</translation>
    </message>
    <message>
        <source>From now on nothing more is collected of this graduate. Nobody needs a reason for it. The next step is to purge the data under Data safety.</source>
        <translation>此后不再采集该毕业生的任何信息。撤回不需要理由。下一步到“数据安全”清除其数据。</translation>
    </message>
    <message>
        <source>Record the withdrawal</source>
        <translation>登记撤回</translation>
    </message>
    <message>
        <source>%1 has withdrawn consent. Next: purge the data under Data safety.</source>
        <translation>%1 已撤回同意。下一步：到“数据安全”清除其数据。</translation>
    </message>
</context>
<context>
    <name>mianguan::ConsentPaper</name>
    <message>
        <source>Text %1 · SHA-256 %2</source>
        <translation>文本版本 %1 · SHA-256 %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Student number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Guardian&apos;s name (under 14)</source>
        <translation>监护人（未满14岁）</translation>
    </message>
    <message>
        <source>Relation to the graduate</source>
        <translation>与毕业生关系</translation>
    </message>
    <message>
        <source>Signed by %1</source>
        <translation>%1 签名表</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>监护人</translation>
    </message>
    <message>
        <source>Notice and consent</source>
        <translation>告知同意书</translation>
    </message>
    <message>
        <source>blank</source>
        <comment>part of a file&apos;s name</comment>
        <translation>空白</translation>
    </message>
    <message>
        <source>A blank form for one graduate</source>
        <translation>一名毕业生的空白同意书</translation>
    </message>
    <message numerus="yes">
        <source>%n graduate(s) of %1</source>
        <translation>
            <numerusform>%1 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the form</source>
        <translation>保存同意书</translation>
    </message>
</context>
<context>
    <name>mianguan::ConsentSheet</name>
    <message>
        <source>Notice and consent</source>
        <translation>告知同意书</translation>
    </message>
    <message>
        <source>The graduate reads this, or has it read out, and signs below.</source>
        <translation>请毕业生阅读（或读给本人听），在下面签名。</translation>
    </message>
    <message>
        <source>The graduate reads this, or has it read out, and says whether he agrees.</source>
        <translation>请毕业生阅读（或读给本人听），并说明是否同意。</translation>
    </message>
    <message>
        <source>Keep the signature</source>
        <translation>保存签名</translation>
    </message>
    <message>
        <source>The graduate agrees</source>
        <translation>本人同意</translation>
    </message>
    <message>
        <source>The graduate does not agree…</source>
        <translation>本人不同意…</translation>
    </message>
    <message>
        <source>No photo is taken; the next graduate is called</source>
        <translation>不拍照，叫下一位</translation>
    </message>
    <message>
        <source>Sign anew</source>
        <translation>重签</translation>
    </message>
</context>
<context>
    <name>mianguan::DamageBanner</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>…还有 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Back up what is there to a new folder and have everything checked; then restore the last whole backup.</source>
        <translation>请把现有内容备份到新文件夹并全面核验，然后恢复最近一份完好的备份。</translation>
    </message>
    <message>
        <source>Tell your supervisor. Photos can be looked at meanwhile.</source>
        <translation>请告知主管。期间仍可查看照片。</translation>
    </message>
    <message>
        <source>The store is damaged: nothing is changed in it for now.</source>
        <translation>数据已损坏：暂时不再改动。</translation>
    </message>
    <message>
        <source>Data safety</source>
        <translation>数据安全</translation>
    </message>
</context>
<context>
    <name>mianguan::DayTable</name>
    <message>
        <source>Together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>%1 (closed)</source>
        <translation>%1（已结束）</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Place and desk</source>
        <translation>地点、采集台</translation>
    </message>
    <message>
        <source>Photographed</source>
        <translation>已拍</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近一小时</translation>
    </message>
    <message>
        <source>First time right</source>
        <translation>一次通过</translation>
    </message>
    <message>
        <source>Each</source>
        <translation>每人</translation>
    </message>
    <message>
        <source>Most often to mend now</source>
        <translation>眼下最常不合格的项目</translation>
    </message>
</context>
<context>
    <name>mianguan::DayView</name>
    <message>
        <source>Sessions of the day</source>
        <translation>今天的场次</translation>
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
    <message numerus="yes">
        <source>%n approved photo(s) left out: consent was withdrawn. A supervisor purges their data under Data safety.</source>
        <translation>
            <numerusform>%n 张已通过的照片不交付：本人已撤回同意。请主管在“数据安全”中清除其数据。</numerusform>
        </translation>
    </message>
    <message>
        <source>Every other approved photo has been delivered.</source>
        <translation>其余已通过的照片均已交付。</translation>
    </message>
    <message numerus="yes">
        <source>%n approved photo(s) wait for the hub to confirm the approval; they can be delivered once this station is in step (page Sync).</source>
        <translation>
            <numerusform>有 %n 张已通过的照片待中心确认结论；同步完成后即可交付（见“同步”页）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approved photo(s) wait for a supervisor: another reviewer&apos;s verdict differs.</source>
        <translation>
            <numerusform>有 %n 张已通过的照片待主管决定：另一位审核员的结论不同。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::DeskHead</name>
    <message>
        <source>%1 of %2 photographed</source>
        <translation>已拍 %1 / %2</translation>
    </message>
    <message>
        <source>%1 in the last hour</source>
        <translation>近一小时 %1 人</translation>
    </message>
    <message>
        <source>%1 s each</source>
        <translation>每人 %1 秒</translation>
    </message>
    <message>
        <source>Code or identity card from a picture</source>
        <translation>从图片识别采集码或身份证</translation>
    </message>
    <message>
        <source>Picture from a file</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>Code or identity card from a picture (F3)</source>
        <translation>从图片识别采集码或身份证 (F3)</translation>
    </message>
    <message>
        <source>Picture from a file (F3)</source>
        <translation>相册 (F3)</translation>
    </message>
    <message>
        <source>Shoot by itself</source>
        <translation>自动拍照</translation>
    </message>
    <message>
        <source>When a shot would pass and the graduate keeps still</source>
        <translation>合格且坐稳时自动拍摄</translation>
    </message>
    <message>
        <source>Three at once</source>
        <translation>三连拍</translation>
    </message>
    <message>
        <source>Three shots; the best is proposed, all can be seen</source>
        <translation>连拍三张，推荐最佳，均可查看</translation>
    </message>
    <message>
        <source>Sitter&apos;s screen</source>
        <translation>现场屏</translation>
    </message>
    <message>
        <source>Sitter&apos;s screen (F9)</source>
        <translation>现场屏 (F9)</translation>
    </message>
    <message>
        <source>Leave the desk</source>
        <translation>离开采集台</translation>
    </message>
    <message>
        <source>How it goes</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>How the session goes (F5)</source>
        <translation>本场进度（F5）</translation>
    </message>
    <message>
        <source>Number ticket</source>
        <translation>号票</translation>
    </message>
    <message>
        <source>Number ticket: when and where it is printed. Photo report: F8</source>
        <translation>号票：何时打、打到哪里。照片检测单按 F8</translation>
    </message>
</context>
<context>
    <name>mianguan::DeskPage</name>
    <message numerus="yes">
        <source>%n shot(s) of %1 are not submitted. They wait 3 minutes for you to come back.</source>
        <translation>
            <numerusform>%1的 %n 张照片没有提交，保留 3 分钟，登录后可接着处理。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) of %1 were dropped when the station was locked</source>
        <translation>
            <numerusform>锁定时 %1 的 %n 张照片已丢弃</numerusform>
        </translation>
    </message>
    <message>
        <source>They were not submitted. %1 has arrived and is called first again.</source>
        <translation>这些照片没有提交。%1 已到，会第一个被叫到。</translation>
    </message>
    <message>
        <source>Go to the desk</source>
        <translation>去采集台</translation>
    </message>
</context>
<context>
    <name>mianguan::DeskPapers</name>
    <message>
        <source>The review takes about two working days. Ask your school for the result; whoever has to come again is called and pays nothing.</source>
        <translation>审核约需两个工作日，结果请问学院。需补拍的会另行通知，不再收费。</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>王小明</translation>
    </message>
    <message>
        <source>not submitted yet</source>
        <translation>尚未提交</translation>
    </message>
    <message>
        <source>There is no photo yet to make a photo report of</source>
        <translation>还没有可出检测单的照片</translation>
    </message>
    <message>
        <source>Take one, or submit one first.</source>
        <translation>先拍一张，或先提交一张。</translation>
    </message>
</context>
<context>
    <name>mianguan::DeskView</name>
    <message>
        <source>%1 submitted</source>
        <translation>%1 已提交</translation>
    </message>
    <message>
        <source>Picture of the graduate</source>
        <translation>毕业生照片</translation>
    </message>
    <message>
        <source>Pictures (*)</source>
        <translation>图片 (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>Live picture; Space takes a picture</source>
        <translation>实时画面，空格键拍照</translation>
    </message>
    <message>
        <source>Call %1 instead</source>
        <translation>改叫%1</translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) of %1 were put aside, not submitted</source>
        <translation>
            <numerusform>%1的 %n 张照片没有提交，已放在一边</numerusform>
        </translation>
    </message>
    <message>
        <source>Take them back (Ctrl+Z)</source>
        <translation>拿回来（Ctrl+Z）</translation>
    </message>
</context>
<context>
    <name>mianguan::DeviceCamera</name>
    <message>
        <source>The camera did not take the shot</source>
        <translation>相机没有拍成</translation>
    </message>
    <message>
        <source>Shoot again. %1</source>
        <translation>请重拍。%1</translation>
    </message>
    <message>
        <source>The camera “%1” could not be opened. Check its cable and that no other program uses it, then choose it again. %2</source>
        <translation>相机“%1”打不开。请检查连线，并确认没有被其他程序占用，然后重新选择。%2</translation>
    </message>
</context>
<context>
    <name>mianguan::DevicesCard</name>
    <message>
        <source>Devices at the desk</source>
        <translation>采集台设备</translation>
    </message>
    <message>
        <source>A vendor&apos;s library runs in a process of its own, but with the rights of this login: choose only files whose origin you know. Each choice is recorded.</source>
        <translation>厂商的库在单独的进程里运行，但有本机登录用户的权限：只选来源清楚的文件。每次选择都有记录。</translation>
    </message>
    <message>
        <source>A supervisor or an administrator chooses these libraries.</source>
        <translation>这些库由主管或管理员选择。</translation>
    </message>
</context>
<context>
    <name>mianguan::Door</name>
    <message>
        <source>Language: %1</source>
        <translation>语言：%1</translation>
    </message>
    <message>
        <source>The backup is restored.</source>
        <translation>备份已恢复。</translation>
    </message>
    <message>
        <source>Sign in as before. On another computer than the one it was made on: Forgot the password, and the recovery code.</source>
        <translation>请照常登录。如果不是制作备份的那台电脑：请选“忘记密码”，使用恢复码。</translation>
    </message>
    <message>
        <source>Open the station</source>
        <translation>打开工作站</translation>
    </message>
    <message>
        <source>Unlock it and try again. Without it the password alone opens a copy of the data on any computer.</source>
        <translation>请解锁后再试。不用密钥环时，只凭密码就能在任何电脑上打开数据副本。</translation>
    </message>
    <message>
        <source>Go on without it</source>
        <translation>不用密钥环，继续</translation>
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
    <message>
        <source>By the school&apos;s rules only of graduates on a list, named by student, candidate or identity number, or code.</source>
        <translation>学校规定只导入名单上毕业生的照片，文件名须含学号、考生号、证件号或采集码。</translation>
    </message>
    <message>
        <source>The school&apos;s rules allow no photos from files</source>
        <translation>学校规定不从文件导入照片</translation>
    </message>
    <message>
        <source>Photograph at the desk. If there must be an exception, an administrator can change the rule under People.</source>
        <translation>请到采集台现场拍摄。确需例外时，由管理员在“人员”页修改学校的规定。</translation>
    </message>
</context>
<context>
    <name>mianguan::EndSheet</name>
    <message>
        <source>, </source>
        <comment>between names of people</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform>等，另有 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Received and not photographed: %1. They go onto the makeup list.</source>
        <translation>到了没拍：%1。会进补拍名单。</translation>
    </message>
    <message numerus="yes">
        <source>%n on the list neither came nor were marked absent.</source>
        <translation>
            <numerusform>名单上有 %n 人既没来也没标缺席。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait for review.</source>
        <translation>
            <numerusform>%n 张照片待审核。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were rejected and come again.</source>
        <translation>
            <numerusform>%n 人审核未通过，需补拍。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>结束“%1”</translation>
    </message>
    <message>
        <source>Nobody can be photographed at it afterwards, and it cannot be opened again. The hand-over sheet comes next; it can be printed again at any time.</source>
        <translation>结束后不能再在本场次拍照，也不能重新打开。接着出交接单，以后可随时再打。</translation>
    </message>
    <message>
        <source>Close the session</source>
        <translation>结束场次</translation>
    </message>
    <message>
        <source>%1 on the list · %2 arrived · %3 photographed · %4 absent · %5 rejected</source>
        <translation>名单 %1 人 · 已到 %2 · 已拍 %3 · 缺席 %4 · 未通过 %5</translation>
    </message>
    <message>
        <source>Nothing is left open.</source>
        <translation>没有未了结的事。</translation>
    </message>
    <message>
        <source>Still open:</source>
        <translation>还没了结：</translation>
    </message>
</context>
<context>
    <name>mianguan::EnrolSheet</name>
    <message>
        <source>Not on the list</source>
        <translation>手动关联学籍</translation>
    </message>
    <message>
        <source>The graduate is added to %1 by hand. That and the reason stand in the activity list.</source>
        <translation>将该毕业生手动加入 %1 名单，连同理由记入操作记录。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Student number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>At least one of the two numbers</source>
        <translation>学号和身份证号至少填一项</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why the graduate is not on the list</source>
        <translation>为什么不在名单中</translation>
    </message>
</context>
<context>
    <name>mianguan::EventErrand</name>
    <message>
        <source>The hub says that events are missing which it has</source>
        <translation>中心称缺少的记录，实际上中心已有</translation>
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
    <message>
        <source>Photo report…</source>
        <translation>检测单…</translation>
    </message>
    <message>
        <source>Photo report, to print or to save (P)</source>
        <translation>照片检测单，可打印或保存（P）</translation>
    </message>
</context>
<context>
    <name>mianguan::FacesPanel</name>
    <message>
        <source>Faces</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>Cannot be compared</source>
        <translation>无法比对</translation>
    </message>
    <message>
        <source>Reference picture</source>
        <translation>参考照片</translation>
    </message>
    <message>
        <source>No face was found to compare.</source>
        <translation>没有找到可比对的人脸。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比对…</translation>
    </message>
    <message>
        <source>Reference picture · likeness %1 / %2</source>
        <translation>参考照片 · 相似度 %1 / %2</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>标准照</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考照片</translation>
    </message>
    <message>
        <source>Crossed photos?</source>
        <translation>照片可能弄反</translation>
    </message>
    <message>
        <source>One face twice?</source>
        <translation>可能是同一张脸</translation>
    </message>
    <message>
        <source>Looks like the reference picture of %1 (%2)</source>
        <translation>像 %1 的参考照片（%2）</translation>
    </message>
    <message>
        <source>Looks like %1 (%2)</source>
        <translation>像 %1（%2）</translation>
    </message>
    <message>
        <source>Show that photo (J)</source>
        <translation>看那张照片（J）</translation>
    </message>
</context>
<context>
    <name>mianguan::FeeMenu</name>
    <message>
        <source>Fees</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>Settle the fee of those selected…</source>
        <translation>登记所选毕业生的缴费…</translation>
    </message>
    <message>
        <source>Import a list of who paid…</source>
        <translation>导入缴费名单…</translation>
    </message>
    <message>
        <source>Daily closing…</source>
        <translation>日结…</translation>
    </message>
    <message>
        <source>List of who paid</source>
        <translation>缴费名单</translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.csv *.tsv *.txt);;All files (*)</source>
        <translation>名单 (*.xlsx *.csv *.tsv *.txt);;所有文件 (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n payment(s) recorded</source>
        <translation>
            <numerusform>已登记 %n 笔缴费</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::FeeSheet</name>
    <message>
        <source>Fee</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Amount each, yuan</source>
        <translation>每人金额（元）</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>收据号</translation>
    </message>
    <message numerus="yes">
        <source>For %n graduate(s). A number key says how it is settled, Enter keeps it. A retake never asks again.</source>
        <translation>
            <numerusform>共 %n 名毕业生。按数字键选方式，回车保存。重拍不再收费。</numerusform>
        </translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>按键 %1</translation>
    </message>
    <message>
        <source>Each number is good once; may be left empty</source>
        <translation>每个号只能用一次；可以不填</translation>
    </message>
</context>
<context>
    <name>mianguan::FileCamera</name>
    <message>
        <source>The video “%1” could not be played. Choose another file. %2</source>
        <translation>视频“%1”无法播放。请换一个文件。%2</translation>
    </message>
    <message>
        <source>The video “%1” is gone. Put it back; it goes on by itself.</source>
        <translation>视频“%1”不见了。放回原处后会自动继续。</translation>
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
    <name>mianguan::FindList</name>
    <message>
        <source>Pages and actions</source>
        <translation>页面与操作</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>%1, delivered</source>
        <translation>%1，已交付</translation>
    </message>
</context>
<context>
    <name>mianguan::FindPalette</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Photo, page or action</source>
        <translation>照片、页面或操作</translation>
    </message>
    <message>
        <source>Page or action</source>
        <translation>页面或操作</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Nothing fits “%1”. A few digits of the number are enough.</source>
        <translation>没有符合“%1”的内容。输入号码中的几位即可。</translation>
    </message>
    <message numerus="yes">
        <source>The first %n photo(s); type more to narrow it down.</source>
        <translation>
            <numerusform>显示前 %n 张；请多输入几个字。</numerusform>
        </translation>
    </message>
    <message>
        <source>↑ ↓ choose, Enter opens, Esc closes. What you type here is not kept.</source>
        <translation>↑ ↓ 选择，回车打开，Esc 关闭。输入内容不会保留。</translation>
    </message>
</context>
<context>
    <name>mianguan::FirstStartPage</name>
    <message>
        <source>The photos on this computer will be encrypted</source>
        <translation>本机的照片将被加密</translation>
    </message>
    <message>
        <source>They were stored by an earlier version, readable by anyone who has the disk. Now they are sealed, and opened by a password. First three short steps: the school, the administrator, the recovery code. Nothing is lost if the power fails meanwhile.</source>
        <translation>这些照片由旧版本保存，拿到磁盘的人都能读取。现在要加密，用密码打开。先做三小步：学校、管理员、恢复码。中途断电也不会丢失。</translation>
    </message>
    <message>
        <source>Set up this station</source>
        <translation>建立本工作站</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>Step %1 of 3</source>
        <translation>第 %1 步，共 3 步</translation>
    </message>
    <message>
        <source>Which school is this?</source>
        <translation>是哪所学校？</translation>
    </message>
    <message>
        <source>Name of the school</source>
        <translation>学校名称</translation>
    </message>
    <message>
        <source>As it is to stand on certificates</source>
        <translation>按证明上的写法</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Who is the administrator?</source>
        <translation>谁是管理员？</translation>
    </message>
    <message>
        <source>Adds and removes people. There can be more than one later.</source>
        <translation>负责添加和移除人员，以后可以不止一位。</translation>
    </message>
    <message>
        <source>Also collects, reviews and delivers photos</source>
        <translation>同时也采集、审核和交付照片</translation>
    </message>
    <message>
        <source>Encrypt and go on</source>
        <translation>加密并继续</translation>
    </message>
    <message>
        <source>Encrypting the photos…</source>
        <translation>正在加密照片…</translation>
    </message>
    <message>
        <source>Making the keys…</source>
        <translation>正在生成密钥…</translation>
    </message>
    <message>
        <source>Photos and names are kept encrypted on this computer and opened by a password. Three short steps: the school, the administrator, the recovery code.</source>
        <translation>照片和姓名在本机加密保存，用密码打开。三小步：学校、管理员、恢复码。</translation>
    </message>
    <message>
        <source>Try it out first</source>
        <translation>先试用</translation>
    </message>
    <message>
        <source>Opens a practice store: no sign-in, nothing in it is real.</source>
        <translation>打开练习库：无需登录，其中没有真实数据。</translation>
    </message>
</context>
<context>
    <name>mianguan::FolderCamera</name>
    <message>
        <source>No live picture: shots come by themselves from the folder %1. Press the shutter on the camera.</source>
        <translation>没有实时画面：照片会自动从文件夹 %1 取入。请按相机上的快门。</translation>
    </message>
    <message>
        <source>The folder %1 is gone. Plug the camera or the stick in again; shots go on by themselves.</source>
        <translation>文件夹 %1 不见了。请重新插上相机或U盘，会自动继续。</translation>
    </message>
    <message>
        <source>This camera is not released from here</source>
        <translation>这台相机不能从这里按快门</translation>
    </message>
    <message>
        <source>Press the shutter on the camera; the shot comes by itself.</source>
        <translation>请按相机上的快门，照片会自动取入。</translation>
    </message>
</context>
<context>
    <name>mianguan::GraduateTable</name>
    <message>
        <source>Student number</source>
        <translation>学号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>拍摄序号</translation>
    </message>
</context>
<context>
    <name>mianguan::HelpSheet</name>
    <message>
        <source>What the store keeps from whom</source>
        <translation>数据对谁保密</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>mianguan::HubCard</name>
    <message>
        <source>Hub</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Join a hub…</source>
        <translation>接入中心…</translation>
    </message>
    <message>
        <source>Leave the hub…</source>
        <translation>离开中心…</translation>
    </message>
    <message>
        <source>The line costs by volume: keep originals back</source>
        <translation>网络按流量计费：原图暂缓上传</translation>
    </message>
    <message>
        <source>Records and standard photos go at once, so that review can go on; originals wait for a line that is not metered.</source>
        <translation>记录和标准照立即上传，不影响审核；原图等换到不计流量的网络再传。</translation>
    </message>
    <message>
        <source>Use at most, each way</source>
        <translation>上传、下载速度上限</translation>
    </message>
    <message>
        <source>every school</source>
        <translation>所有学校</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between schools</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>This station is “%1” at %2 (%3). It sees graduates of: %4.</source>
        <translation>本工作站在%2（%3）的名称为“%1”。可见毕业生所属学校：%4。</translation>
    </message>
    <message>
        <source>This station works alone. With an enrolment code it joins a hub, and everything recorded here is sent there.</source>
        <translation>本工作站单独使用。凭接入码接入中心后，这里的记录都会传到中心。</translation>
    </message>
    <message>
        <source>This station works alone. A supervisor or an administrator joins it to a hub.</source>
        <translation>本工作站单独使用。主管或管理员可将其接入中心。</translation>
    </message>
    <message>
        <source>what the line bears</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <comment>1.5 MB a second</comment>
        <translation>每秒 %1</translation>
    </message>
</context>
<context>
    <name>mianguan::HubIndicator</name>
    <message>
        <source>Synchronisation</source>
        <translation>同步</translation>
    </message>
</context>
<context>
    <name>mianguan::HubItemDetails</name>
    <message>
        <source>One item whole</source>
        <translation>一项的全部内容</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>毕业生</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>%1, at another station</source>
        <translation>%1（其他工作站）</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What “%1” means</source>
        <translation>何谓“%1”</translation>
    </message>
    <message>
        <source>For whoever is called for help</source>
        <translation>供求助时使用</translation>
    </message>
    <message>
        <source>Choose a line to see all of it, or several with Ctrl or Shift.</source>
        <translation>选一行查看全部内容；按住 Ctrl 或 Shift 可选多行。</translation>
    </message>
    <message>
        <source>The chosen items together</source>
        <translation>所选各项</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) chosen</source>
        <translation>
            <numerusform>已选 %Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>What the hub said</source>
        <translation>中心的说明</translation>
    </message>
</context>
<context>
    <name>mianguan::HubKindBar</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>mianguan::HubLink</name>
    <message>
        <source>Your account was removed by an administrator at another station</source>
        <translation>您的账号已由管理员在另一工作站移除</translation>
    </message>
    <message>
        <source>A practice store is never connected with a hub</source>
        <translation>练习数据从不接入中心</translation>
    </message>
    <message>
        <source>Sign in to the station&apos;s real data first.</source>
        <translation>请先登录本工作站的正式数据。</translation>
    </message>
    <message>
        <source>The store is damaged, so nothing is sent or fetched</source>
        <translation>数据已损坏，因此不上传也不接收</translation>
    </message>
    <message>
        <source>Have it verified, then restore the last backup.</source>
        <translation>请先核验，再恢复最近一次备份。</translation>
    </message>
    <message>
        <source>The station needs a name</source>
        <translation>请为本工作站命名</translation>
    </message>
    <message>
        <source>Enter what people call this desk, for instance its room.</source>
        <translation>请填写大家对此采集台的称呼，例如所在房间。</translation>
    </message>
</context>
<context>
    <name>mianguan::HubPage</name>
    <message>
        <source>Synchronisation</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>What waits or needs someone</source>
        <translation>等待中和需要处理的事项</translation>
    </message>
    <message>
        <source>Join a hub…</source>
        <translation>接入中心…</translation>
    </message>
    <message>
        <source>the latest %L1 items</source>
        <translation>列出最近 %L1 项</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln 项</numerusform>
        </translation>
    </message>
    <message>
        <source>What the hub did not let count, what waits and what could not be sent is listed here.</source>
        <translation>中心作废的、有争议的、等待中的和未能上传的，都会列在这里。</translation>
    </message>
    <message>
        <source>This station works alone</source>
        <translation>本工作站单独使用</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere. With an enrolment code from a hub&apos;s administrator it joins that hub.</source>
        <translation>不向任何地方传送。向中心管理员索取接入码，即可接入中心。</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere. A supervisor or an administrator can join it to a hub.</source>
        <translation>不向任何地方传送。主管或管理员可将其接入中心。</translation>
    </message>
    <message>
        <source>No single item needs anyone</source>
        <translation>没有需要单独处理的事项</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Every item listed (Ctrl+A); several with Ctrl or Shift</source>
        <translation>选中列出的全部项（Ctrl+A）；按住 Ctrl 或 Shift 可选多项</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decision(s) recorded; they hold as soon as the hub has them.</source>
        <translation>
            <numerusform>已记录 %Ln 条决定，传到中心后即生效。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::HubStateCard</name>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Everything that waits for its next try</source>
        <translation>所有等待重试的内容</translation>
    </message>
    <message>
        <source>Enter a code…</source>
        <translation>键入接入码…</translation>
    </message>
    <message>
        <source>An enrolment code from the hub&apos;s administrator</source>
        <translation>中心管理员发放的接入码</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Line, speed, proxy, leaving the hub</source>
        <translation>流量、速度、代理、离开中心</translation>
    </message>
    <message>
        <source>How the station stands with its hub</source>
        <translation>本工作站与中心的同步状态</translation>
    </message>
</context>
<context>
    <name>mianguan::IdentityDesk</name>
    <message>
        <source>Picture of a code or an identity card</source>
        <translation>采集码或身份证的照片</translation>
    </message>
    <message>
        <source>Pictures (*)</source>
        <translation>图片 (*)</translation>
    </message>
    <message>
        <source>A code was read, and no identity card</source>
        <translation>读到的是码，不是身份证</translation>
    </message>
    <message>
        <source>Hold the card&apos;s front before the camera and read it again (F6).</source>
        <translation>请把身份证正面对着相机，再按 F6 识读。</translation>
    </message>
    <message>
        <source>The card reader does not answer</source>
        <translation>读卡器没有应答</translation>
    </message>
    <message>
        <source>No camera is chosen. Leave the desk and choose one on the page of the sessions.</source>
        <translation>未选择相机。请离开采集台，在场次页选择。</translation>
    </message>
</context>
<context>
    <name>mianguan::IdentityLine</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show the identity number (I)</source>
        <translation>查看完整号码 (I)</translation>
    </message>
    <message>
        <source>Show the identity number</source>
        <translation>查看完整号码</translation>
    </message>
    <message>
        <source>Copy the number (Ctrl+C); it leaves the clipboard after half a minute</source>
        <translation>复制号码 (Ctrl+C)，半分钟后从剪贴板清除</translation>
    </message>
    <message>
        <source>Mask the number again</source>
        <translation>重新遮盖号码</translation>
    </message>
    <message>
        <source>Why do you need the number?</source>
        <translation>为什么需要这个号码？</translation>
    </message>
    <message>
        <source>Compare it with the ID card</source>
        <translation>与身份证核对</translation>
    </message>
    <message>
        <source>Find the graduate&apos;s enrolment</source>
        <translation>查找毕业生的学籍</translation>
    </message>
    <message>
        <source>The graduate asks about the photo</source>
        <translation>毕业生询问照片情况</translation>
    </message>
    <message>
        <source>Another reason, then Enter</source>
        <translation>其他理由，按回车</translation>
    </message>
    <message>
        <source>Who looked, when and why is written down.</source>
        <translation>谁在何时因何查看都会记录。</translation>
    </message>
    <message>
        <source>Leave it masked</source>
        <translation>保持遮盖</translation>
    </message>
    <message numerus="yes">
        <source>masked again in %n s</source>
        <translation>
            <numerusform>%n 秒后重新遮盖</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>%n of graduates on the roster</source>
        <translation>
            <numerusform>名单上的毕业生 %n 张</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::JoinHubSheet</name>
    <message>
        <source>Join a hub</source>
        <translation>接入中心</translation>
    </message>
    <message>
        <source>The hub&apos;s administrator hands out an enrolment code. It is good once, for 24 hours, and names the hub and its key: nobody else can pass for it.</source>
        <translation>接入码由中心管理员发放，24 小时内有效，只能使用一次。其中包含中心的地址和密钥，他人无法冒充中心。</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>接入</translation>
    </message>
    <message>
        <source>Enrolment code</source>
        <translation>接入码</translation>
    </message>
    <message>
        <source>Name of this station</source>
        <translation>本工作站的名称</translation>
    </message>
    <message>
        <source>As the hub&apos;s people are to see it: hall and desk, say.</source>
        <translation>中心的人看到的名称，例如“北馆 1 号台”。</translation>
    </message>
    <message>
        <source>Paste it, scan it or type it; spaces and case do not matter.</source>
        <translation>可粘贴、扫描或键入；空格和大小写不影响。</translation>
    </message>
    <message>
        <source>Complete. The hub is at %1.</source>
        <translation>接入码完整。中心地址：%1。</translation>
    </message>
</context>
<context>
    <name>mianguan::KeyList</name>
    <message>
        <source>Take a picture</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Call, seat, submit</source>
        <translation>叫号、入座、提交</translation>
    </message>
    <message>
        <source>A step back</source>
        <translation>返回一步</translation>
    </message>
    <message>
        <source>Find someone else</source>
        <translation>查找其他人</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>How the session goes</source>
        <translation>本场进度</translation>
    </message>
    <message>
        <source>The notice</source>
        <translation>告知书</translation>
    </message>
    <message>
        <source>Photo report</source>
        <translation>照片检测单</translation>
    </message>
    <message>
        <source>Sitter&apos;s screen</source>
        <translation>现场屏</translation>
    </message>
</context>
<context>
    <name>mianguan::KeysCard</name>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Pictures, names and numbers are encrypted; the keys open with a password.</source>
        <translation>图像、姓名和号码均已加密，密钥用密码打开。</translation>
    </message>
    <message>
        <source>The keys are kept out of the swap file.</source>
        <translation>密钥不会进入交换文件。</translation>
    </message>
    <message>
        <source>This is the practice store: its key lies in this user&apos;s folder and no password is asked. Do not put real graduates into it.</source>
        <translation>这是练习库：密钥在本用户的文件夹里，不问密码。请勿放入真实毕业生。</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring takes part: a copied folder opens nowhere else, even with a password.</source>
        <translation>本机密钥环参与加密：复制的文件夹即使有密码，在别处也打不开。</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring does not take part: whoever copies the folder and knows a password can open it elsewhere.</source>
        <translation>本机密钥环未参与：复制了文件夹又知道密码的人，可以在别处打开。</translation>
    </message>
    <message>
        <source>What the store keeps from whom</source>
        <translation>数据对谁保密</translation>
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
    <name>mianguan::LeaveHubSheet</name>
    <message>
        <source>Everything was sent.</source>
        <translation>已全部上传。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) and pictures were not sent; they stay here and go nowhere.</source>
        <translation>
            <numerusform>还有 %Ln 项记录和图像未上传，将留在本机，不再上传。</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave %1?</source>
        <translation>离开%1？</translation>
    </message>
    <message>
        <source>What was read from the hub stays too. To come back, or to join another hub, it takes a new enrolment code.</source>
        <translation>已从中心接收的内容也会保留。再次接入或接入其他中心，需要新的接入码。</translation>
    </message>
    <message>
        <source>Leave the hub</source>
        <translation>离开中心</translation>
    </message>
</context>
<context>
    <name>mianguan::LikenessCheck</name>
    <message>
        <source>Reference picture: %1</source>
        <translation>参考照片：%1</translation>
    </message>
    <message>
        <source>the shot</source>
        <translation>现场照片</translation>
    </message>
    <message>
        <source>the reference picture</source>
        <translation>参考照片</translation>
    </message>
</context>
<context>
    <name>mianguan::LinkRunner</name>
    <message>
        <source>This store goes on under a new key, as it was restored or copied: the hub does not know it by that</source>
        <translation>本数据曾恢复或复制，现使用新密钥，中心尚不认识它</translation>
    </message>
    <message>
        <source>Ask the hub&apos;s administrator for an enrolment code that takes this station&apos;s place, and enter it here.</source>
        <translation>请向中心管理员索取接替本工作站的接入码，并在此输入。</translation>
    </message>
    <message>
        <source>An enrolment is under way</source>
        <translation>正在接入中心</translation>
    </message>
</context>
<context>
    <name>mianguan::MainWindow</name>
    <message>
        <source>Mianguan</source>
        <translation>免冠</translation>
    </message>
    <message>
        <source>%1 – Mianguan</source>
        <extracomment>%1 what this window is called</extracomment>
        <translation>%1 – 免冠</translation>
    </message>
</context>
<context>
    <name>mianguan::MatchView</name>
    <message>
        <source>Whose photo is it?</source>
        <translation>这是谁的照片？</translation>
    </message>
    <message>
        <source>Name, initials or number</source>
        <translation>姓名、拼音首字母或号码</translation>
    </message>
    <message>
        <source>Whose photo is it? Name, pinyin initials or number; arrows choose, Enter gives it</source>
        <translation>这是谁的照片？输入姓名、拼音首字母或号码，上下键选人，回车归入</translation>
    </message>
    <message>
        <source>Photos of nobody on the roster</source>
        <translation>对不上名单的照片</translation>
    </message>
    <message>
        <source>Graduates who fit</source>
        <translation>符合的毕业生</translation>
    </message>
    <message>
        <source>Leave this one</source>
        <translation>先放着</translation>
    </message>
    <message>
        <source>The next photo (PgDn), the one before (PgUp)</source>
        <translation>下一张（PgDn），上一张（PgUp）</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销上一张</translation>
    </message>
    <message>
        <source>Take back the last match (Ctrl+Z)</source>
        <translation>撤销上一次归入（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Back to import</source>
        <translation>返回导入</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) left to match</source>
        <translation>
            <numerusform>还有 %n 张照片待匹配</numerusform>
        </translation>
    </message>
    <message>
        <source>Every photo has its graduate</source>
        <translation>照片都已归入</translation>
    </message>
    <message numerus="yes">
        <source>Match the %n that fit one graduate</source>
        <translation>
            <numerusform>匹配只对得上一人的 %n 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Give to …</source>
        <translation>归入…</translation>
    </message>
    <message>
        <source>Give to %1</source>
        <translation>归入 %1</translation>
    </message>
    <message>
        <source>The file&apos;s name fits nobody. Type a name or number.</source>
        <translation>文件名对不上任何人。请输入姓名或号码。</translation>
    </message>
    <message>
        <source>Nobody on any list fits this.</source>
        <translation>名单上没有符合的人。</translation>
    </message>
    <message>
        <source>%1 has a photo that awaits its verdict</source>
        <translation>%1 已有一张待审核的照片</translation>
    </message>
    <message>
        <source>Enter once more puts this one in its place; the other stays as an attempt.</source>
        <translation>再按一次回车，就用这张替换；原来那张留作以往的拍摄。</translation>
    </message>
    <message>
        <source>Given to %1</source>
        <translation>已归入 %1</translation>
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
    <name>mianguan::NewPassword</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>The two passwords differ</source>
        <translation>两次密码不一致</translation>
    </message>
</context>
<context>
    <name>mianguan::PaidSheet</name>
    <message>
        <source>Import a list of who paid</source>
        <translation>导入缴费名单</translation>
    </message>
    <message>
        <source>%1, for %2. Graduates are matched by student or identity number, never by name alone; nothing is written before you import. Importing it again changes nothing.</source>
        <translation>%1，用于“%2”。按学号或身份证号对人，从不单凭姓名；登记之前不写入任何内容，重复导入也不会重复登记。</translation>
    </message>
    <message>
        <source>Record the payments</source>
        <translation>登记缴费</translation>
    </message>
    <message>
        <source>Amount each was to pay, yuan</source>
        <translation>每人应缴（元）</translation>
    </message>
    <message>
        <source>Rows that are not taken, and why</source>
        <translation>不登记的行及原因</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>正在读取名单…</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message numerus="yes">
        <source>Take the %n payment(s) of another amount too</source>
        <translation>
            <numerusform>金额不符的 %n 笔也登记</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of another amount</source>
        <translation>%1 笔金额不符</translation>
    </message>
    <message>
        <source>%1 settled otherwise</source>
        <translation>%1 人已另行处理</translation>
    </message>
    <message>
        <source>%1 not found</source>
        <translation>%1 行查无此人</translation>
    </message>
    <message>
        <source>%1 ambiguous</source>
        <translation>%1 行不明确</translation>
    </message>
    <message>
        <source>%1 of another name</source>
        <translation>%1 行姓名不符</translation>
    </message>
    <message>
        <source>%1 twice in the list</source>
        <translation>%1 行表内重复</translation>
    </message>
    <message>
        <source>%1 with a used receipt number</source>
        <translation>%1 行流水号已用过</translation>
    </message>
    <message>
        <source>%1 unreadable</source>
        <translation>%1 行无法识别</translation>
    </message>
    <message>
        <source>%1 to record</source>
        <translation>将登记 %1 笔</translation>
    </message>
    <message>
        <source>%1 paid already</source>
        <translation>%1 人已缴</translation>
    </message>
</context>
<context>
    <name>mianguan::PaperSheet</name>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The printer did not take it. Save it as a PDF and print that elsewhere.</source>
        <translation>打印机未接受。请存为 PDF 后在别处打印。</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>已送往打印机。</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已存为 %1</translation>
    </message>
    <message>
        <source>It could not be written there: %1. Choose another folder.</source>
        <translation>无法写到那里：%1。请换一个文件夹。</translation>
    </message>
</context>
<context>
    <name>mianguan::PasswordBox</name>
    <message>
        <source>Caps Lock is on</source>
        <translation>大写锁定已打开</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>隐藏密码</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
</context>
<context>
    <name>mianguan::PeopleList</name>
    <message>
        <source>since %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1（您）</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day as QDate formats it</comment>
        <translation>yyyy年M月d日</translation>
    </message>
</context>
<context>
    <name>mianguan::PeoplePage</name>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>A practice store has no people</source>
        <translation>练习库没有人员</translation>
    </message>
    <message>
        <source>There is no sign-in and no lock here, and everything is allowed, so that things can be tried out. In the real store everyone signs in under a name of their own.</source>
        <translation>这里不登录、不锁定，什么都可以试。正式库中每人用自己的名字登录。</translation>
    </message>
    <message>
        <source>Only an administrator changes people: %1</source>
        <translation>只有管理员能改动人员：%1</translation>
    </message>
    <message>
        <source>Only you so far. Add everyone who works here: each signs in under their own name, so that it can be told who did what.</source>
        <translation>目前只有您。请添加所有在此工作的人：每人用自己的名字登录，才能分清是谁做的。</translation>
    </message>
</context>
<context>
    <name>mianguan::PeriodChoice</name>
    <message>
        <source>Any time</source>
        <translation>任何时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>两日之间</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>From this day</source>
        <translation>从此日</translation>
    </message>
    <message>
        <source>To this day</source>
        <translation>到此日</translation>
    </message>
</context>
<context>
    <name>mianguan::PersonCard</name>
    <message>
        <source>Save the roles</source>
        <translation>保存角色</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Was removed: cannot sign in any more, and stays in the activity.</source>
        <translation>已移除：不能再登录，操作记录保留。</translation>
    </message>
    <message>
        <source>Signs in as %1, %2</source>
        <translation>登录名 %1，%2</translation>
    </message>
    <message>
        <source>Change my password…</source>
        <translation>修改我的密码…</translation>
    </message>
    <message>
        <source>New password…</source>
        <translation>重设密码…</translation>
    </message>
</context>
<context>
    <name>mianguan::PersonForm</name>
    <message>
        <source>Name to sign in with</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Short, for instance initials</source>
        <translation>简短即可，如姓名拼音</translation>
    </message>
    <message>
        <source>Name as others read it</source>
        <translation>显示姓名</translation>
    </message>
    <message>
        <source>Stands in the activity and on certificates</source>
        <translation>用于操作记录和证明</translation>
    </message>
</context>
<context>
    <name>mianguan::PhotoChoice</name>
    <message>
        <source>A little of the photo&apos;s name or number</source>
        <translation>照片名称或号码的一部分</translation>
    </message>
    <message>
        <source>Photos found</source>
        <translation>找到的照片</translation>
    </message>
    <message>
        <source>No photo fits.</source>
        <translation>没有符合的照片。</translation>
    </message>
    <message>
        <source>Chosen: %1</source>
        <translation>已选：%1</translation>
    </message>
</context>
<context>
    <name>mianguan::PreviewView</name>
    <message>
        <source>Camera preview</source>
        <translation>相机画面</translation>
    </message>
    <message>
        <source>Choose a camera</source>
        <translation>请选择相机</translation>
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
    <name>mianguan::ProxyForm</name>
    <message>
        <source>Proxy on the way to the hub</source>
        <translation>连接中心的代理</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>This one…</source>
        <translation>指定代理…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>As in http://proxy.example.edu.cn:3128</source>
        <translation>例如 http://proxy.example.edu.cn:3128</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>May be empty</source>
        <translation>可不填</translation>
    </message>
    <message>
        <source>Use this proxy</source>
        <translation>使用此代理</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>One is kept, sealed; empty keeps it.</source>
        <translation>已加密保存；不填则沿用。</translation>
    </message>
    <message>
        <source>Kept sealed; may be empty</source>
        <translation>加密保存；可不填</translation>
    </message>
</context>
<context>
    <name>mianguan::PurgeCard</name>
    <message>
        <source>Purge</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Destroys photos that need not be kept any longer, for instance when a batch is closed, and proves it with a certificate.</source>
        <translation>销毁不再需要保留的照片（例如批次结束时），并出具证明。</translation>
    </message>
    <message>
        <source>Earlier purges</source>
        <translation>以往的清除</translation>
    </message>
    <message>
        <source>Show the certificate</source>
        <translation>查看证明</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Purge photos…</source>
        <translation>清除照片…</translation>
    </message>
    <message>
        <source>Purging…</source>
        <translation>正在清除…</translation>
    </message>
    <message>
        <source>Purging %1 of %2</source>
        <translation>正在清除 %1 / %2</translation>
    </message>
    <message>
        <source>Print the certificate or save it; it stays in the list below.</source>
        <translation>请打印或保存证明；它也保留在下面的列表中。</translation>
    </message>
    <message numerus="yes">
        <source>batch %1, %Ln graduate(s)</source>
        <translation>
            <numerusform>批次“%1”，%Ln 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The batch %1 is purged: %Ln graduate(s).</source>
        <translation>
            <numerusform>批次“%1”已清除：%Ln 人。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln graduate(s)</source>
        <translation>
            <numerusform>%Ln 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln graduate(s) purged.</source>
        <translation>
            <numerusform>已清除 %Ln 人的照片和资料。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::PurgeForm</name>
    <message>
        <source>Which photos?</source>
        <translation>哪些照片？</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已交付的</translation>
    </message>
    <message>
        <source>Imported before</source>
        <translation>某日之前导入的</translation>
    </message>
    <message>
        <source>One photo</source>
        <translation>单张照片</translation>
    </message>
    <message>
        <source>Imported before this day</source>
        <translation>在此日之前导入</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>为什么？</translation>
    </message>
    <message>
        <source>The batch is closed</source>
        <translation>批次已结束</translation>
    </message>
    <message>
        <source>The graduate withdrew consent</source>
        <translation>毕业生撤回同意</translation>
    </message>
    <message>
        <source>The time for keeping it is over</source>
        <translation>保存期限已到</translation>
    </message>
    <message>
        <source>Another reason; it stands on the certificate</source>
        <translation>其他理由，会写在证明上</translation>
    </message>
    <message>
        <source>The pictures, names, numbers, verdicts and remarks of these photos are destroyed, with the keys they were encrypted with. Nobody can undo this.</source>
        <translation>这些照片的图像、姓名、号码、结论和备注及其加密密钥都会销毁，任何人都无法恢复。</translation>
    </message>
    <message>
        <source>That they were here and were purged stays recorded, under random numbers.</source>
        <translation>曾有这些照片及其已被清除的事实，以随机编号留存记录。</translation>
    </message>
    <message>
        <source>Files that were delivered into folders are not reached.</source>
        <translation>已交付到文件夹的文件不受影响。</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>No photo fits this choice.</source>
        <translation>没有符合此选择的照片。</translation>
    </message>
    <message>
        <source>A whole batch</source>
        <translation>整个批次</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>There is no such batch.</source>
        <translation>没有可清除的批次。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln graduate(s) would be purged, with every photo, number and consent.</source>
        <translation>
            <numerusform>将清除 %Ln 人，连同全部照片、号码和同意记录。</numerusform>
        </translation>
    </message>
    <message>
        <source>To confirm, type the number of graduates, %1:</source>
        <translation>请输入人数 %1 以确认：</translation>
    </message>
    <message numerus="yes">
        <source>Purge %Ln graduate(s)</source>
        <translation>
            <numerusform>清除 %Ln 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also %Ln photo(s) that were not delivered</source>
        <translation>
            <numerusform>没有交付的 %Ln 张也一并清除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also the fees of %Ln graduate(s) that another desk took and, as far as this station knows, has not closed</source>
        <translation>
            <numerusform>其他工作站收取、据本工作站所知尚未日结的 %Ln 人的缴费也一并清除</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything in the store</source>
        <translation>库中全部内容</translation>
    </message>
    <message>
        <source>Backups made before still hold them until they are updated or destroyed, and other stations until they hear of it; the certificate says which.</source>
        <translation>之前的备份在更新或销毁前、其他工作站在得知前仍保留它们，证明上会列出。</translation>
    </message>
    <message>
        <source>Type the number of graduates</source>
        <translation>输入人数</translation>
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
    <message>
        <source>Activity</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>数据安全</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Collect</source>
        <translation>采集</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n need(s) someone</source>
        <translation>
            <numerusform>%1：%n 项需要处理</numerusform>
        </translation>
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
    <name>mianguan::ReasonSheet</name>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>May stay empty</source>
        <translation>可以不填</translation>
    </message>
</context>
<context>
    <name>mianguan::RecoverPage</name>
    <message>
        <source>Open with the recovery code</source>
        <translation>用恢复码打开</translation>
    </message>
    <message>
        <source>The code on the printed sheet gives an administrator a new password. Everyone else asks an administrator for one, on the page People.</source>
        <translation>打印件上的恢复码可为一位管理员设置新密码。其他人请管理员在“人员”页重设。</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Six groups of five. Case does not matter; O is 0, I and L are 1.</source>
        <translation>六组，每组五个。不分大小写；O 即 0，I 和 L 即 1。</translation>
    </message>
    <message>
        <source>Administrator&apos;s name</source>
        <translation>管理员登录名</translation>
    </message>
    <message>
        <source>As at the sign-in; left empty it is the first administrator</source>
        <translation>与登录时相同；留空则为第一位管理员</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Set the password and open</source>
        <translation>设置密码并打开</translation>
    </message>
    <message>
        <source>Opening with the recovery code…</source>
        <translation>正在用恢复码打开…</translation>
    </message>
</context>
<context>
    <name>mianguan::RecoveryCodeSheet</name>
    <message>
        <source>Make a new recovery code</source>
        <translation>更换恢复码</translation>
    </message>
    <message>
        <source>The sheet that was printed before opens nothing any more and is to be destroyed. Backups made until now still open with it.</source>
        <translation>以前打印的恢复码将作废，应予销毁。此前的备份仍可用旧码打开。</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>mianguan::RecoverySheet</name>
    <message>
        <source>Put this recovery code on paper</source>
        <translation>请把恢复码留在纸上</translation>
    </message>
    <message>
        <source>It is the only way in when the administrator&apos;s password is lost. It is shown now and never again; without it and without the password the photos are lost for good.</source>
        <translation>管理员忘记密码时，这是唯一的入口。只显示这一次；没有它又没有密码，照片将永远无法打开。</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>This computer has no printer: write the code down by hand.</source>
        <translation>本机没有打印机：请用手抄下恢复码。</translation>
    </message>
    <message>
        <source>I have printed it or written it down</source>
        <translation>我已打印或抄下</translation>
    </message>
    <message>
        <source>Its last group, from the paper</source>
        <translation>照着纸输入最后一组</translation>
    </message>
    <message>
        <source>The code is covered</source>
        <translation>恢复码已遮盖</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>The printer did not take it. Write the code down by hand, or try again.</source>
        <translation>打印机未接受。请用手抄下，或再试一次。</translation>
    </message>
    <message>
        <source>Sent to the printer. Look whether the sheet is whole before you go on.</source>
        <translation>已送往打印机。请确认打印完整后再继续。</translation>
    </message>
    <message>
        <source>Written as a file. Print it and delete the file: whoever has it can open the store.</source>
        <translation>已写成文件。请打印后删除该文件：谁拿到它，谁就能打开数据。</translation>
    </message>
</context>
<context>
    <name>mianguan::ReferenceCard</name>
    <message>
        <source>Reference pictures %1 of %2</source>
        <translation>参考照片 %1/%2</translation>
    </message>
    <message>
        <source>Folder with reference pictures</source>
        <translation>参考照片所在的文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>已加入 %n 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already here</source>
        <translation>
            <numerusform>%n 张已在库里</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of nobody whose photo is here</source>
        <translation>
            <numerusform>%n 张对不上库里的照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable</source>
        <translation>
            <numerusform>%n 张读不出</numerusform>
        </translation>
    </message>
    <message>
        <source>Reference pictures</source>
        <translation>参考照片</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>From identity cards or admissions, named by identity number or as the photos are.</source>
        <translation>身份证照片或录取照片，以证件号或与照片相同的名字命名。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
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
    <name>mianguan::RemovePersonSheet</name>
    <message>
        <source>Remove %1?</source>
        <translation>移除 %1？</translation>
    </message>
    <message>
        <source>%1 cannot sign in here any more, from now on. What they did stays in the activity, under their name. The store&apos;s key is changed, so that an old password opens nothing; this may take a moment.</source>
        <translation>%1 从现在起不能再登录，其操作记录仍以其姓名保留。数据密钥会更换，旧密码将打不开任何内容；可能需要片刻。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>mianguan::ReportCard</name>
    <message>
        <source>To mend</source>
        <translation>要改</translation>
    </message>
    <message>
        <source>To look at closely</source>
        <translation>要细看</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>合格</translation>
    </message>
    <message>
        <source>Printed %1 by Mianguan %2. It tells what was measured; a person decides.</source>
        <translation>免冠 %2 于 %1 打印。本单只说明测得的结果，由人决定。</translation>
    </message>
    <message>
        <source>Meets the specification</source>
        <translation>符合规格</translation>
    </message>
    <message numerus="yes">
        <source>%n to mend</source>
        <translation>
            <numerusform>%n 项要改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at closely</source>
        <translation>
            <numerusform>%n 项要细看</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a summary</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Photo report</source>
        <translation>照片检测单</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>测得</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>允许</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>an allowed window</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Review: %1</source>
        <translation>审核：%1</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the reasons of a rejection</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names of checks</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Could not be assessed</source>
        <translation>未能检测</translation>
    </message>
    <message>
        <source>No standard photo could be made.</source>
        <translation>无法制作标准照。</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>Save the photo report</source>
        <translation>保存照片检测单</translation>
    </message>
    <message>
        <source>photo report</source>
        <comment>part of a file&apos;s name</comment>
        <translation>照片检测单</translation>
    </message>
</context>
<context>
    <name>mianguan::ResetPasswordSheet</name>
    <message>
        <source>New password for %1</source>
        <translation>为 %1 重设密码</translation>
    </message>
    <message>
        <source>The old one opens nothing any more. Tell %1 the new one; it can be changed after signing in.</source>
        <translation>旧密码即刻作废。请把新密码告诉 %1，登录后可自行修改。</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>设置密码</translation>
    </message>
</context>
<context>
    <name>mianguan::RestorePage</name>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>The backup becomes the store of this computer; the backup itself stays as it is.</source>
        <translation>备份将成为本机的数据，备份本身保持不变。</translation>
    </message>
    <message>
        <source>Choose the backup&apos;s folder…</source>
        <translation>选择备份文件夹…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Made on %1</source>
        <translation>制作于 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n 个文件，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Store %1</source>
        <translation>库 %1</translation>
    </message>
    <message>
        <source>Whose photos it holds is read only after someone signed in. On another computer than the one it was made on, the recovery code is needed.</source>
        <translation>登录之后才能看到是谁的照片。如果不是制作备份的那台电脑，需要恢复码。</translation>
    </message>
    <message>
        <source>Folder of the backup</source>
        <translation>备份所在文件夹</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>正在恢复…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>mianguan::ResultPanel</name>
    <message>
        <source>What to mend</source>
        <translation>需改之处</translation>
    </message>
    <message>
        <source>Shots</source>
        <translation>各张照片</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Submit this photo and call the next graduate (Enter)</source>
        <translation>提交此照片并叫下一位 (Enter)</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>请重拍</translation>
    </message>
    <message>
        <source>Look, then submit</source>
        <translation>看后提交</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>可提交</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>重拍</translation>
    </message>
    <message>
        <source>Shoot</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Take a picture (Space)</source>
        <translation>拍照 (空格)</translation>
    </message>
    <message>
        <source>Shot %1: %2</source>
        <translation>第 %1 张：%2</translation>
    </message>
    <message>
        <source>Being made…</source>
        <translation>正在制作…</translation>
    </message>
    <message>
        <source>The photo will stand here.</source>
        <translation>照片将显示在这里。</translation>
    </message>
    <message>
        <source>No standard photo could be made of this shot.</source>
        <translation>这一张无法制作标准照。</translation>
    </message>
    <message>
        <source>Nothing to mend</source>
        <translation>没有问题</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to mend</source>
        <translation>
            <numerusform>%n 项需要注意</numerusform>
        </translation>
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
    <message>
        <source>Photos taken at other stations come from the hub by themselves; files can be imported here.</source>
        <translation>其他工作站采集的照片会自动从中心传来；也可以在这里导入文件。</translation>
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
    <message numerus="yes">
        <source>%n face(s)</source>
        <comment>to look at: one under two names, or crossed photos</comment>
        <translation>
            <numerusform>%n 张脸待看</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos whose face stands under another name too, or that may be crossed; shows the next</source>
        <translation>同一张脸还挂在别的名下，或可能弄反的照片；点一下看下一张</translation>
    </message>
</context>
<context>
    <name>mianguan::RoleChoice</name>
    <message>
        <source>May %1</source>
        <comment>a list of rights follows</comment>
        <translation>可以%1</translation>
    </message>
</context>
<context>
    <name>mianguan::RosterPage</name>
    <message>
        <source>Import a roster…</source>
        <translation>导入名单…</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Template…</source>
        <translation>模板…</translation>
    </message>
    <message>
        <source>An empty list for the school to fill in</source>
        <translation>供学校填写的空白名单</translation>
    </message>
    <message>
        <source>Call sheet…</source>
        <translation>补拍通知单…</translation>
    </message>
    <message>
        <source>Who is to come again, and why</source>
        <translation>哪些人需要补拍及原因</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>解锁…</translation>
    </message>
    <message>
        <source>Let an approved graduate be photographed again</source>
        <translation>让已通过的毕业生重新拍照</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>班级</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>No roster yet</source>
        <translation>还没有名单</translation>
    </message>
    <message>
        <source>Import the school&apos;s list as an Excel or CSV file, or fill in the template. Without a list graduates are added at the desk one by one.</source>
        <translation>请导入学校的名单（Excel 或 CSV），或填写模板后导入。没有名单时，可在采集台逐个手动添加。</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Not come yet</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>已到</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已通过</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>To come again</source>
        <translation>待补拍</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>全部班级</translation>
    </message>
    <message>
        <source>no class</source>
        <translation>无班级</translation>
    </message>
    <message numerus="yes">
        <source>%n graduate(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Lists (*.xlsx *.csv *.tsv *.txt);;All files (*)</source>
        <translation>名单 (*.xlsx *.csv *.tsv *.txt);;所有文件 (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n graduate(s) added or changed</source>
        <translation>
            <numerusform>已新增或更改 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>roster.xlsx</source>
        <translation>毕业生名单.xlsx</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>The template is saved</source>
        <translation>模板已保存</translation>
    </message>
    <message>
        <source>Call sheet</source>
        <translation>补拍通知单</translation>
    </message>
    <message>
        <source>call sheet.csv</source>
        <translation>补拍通知单.csv</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n graduate(s) are to come again</source>
        <translation>
            <numerusform>%n 人需要补拍</numerusform>
        </translation>
    </message>
    <message>
        <source>Reopen %1</source>
        <translation>解锁 %1</translation>
    </message>
    <message>
        <source>The approved photo is taken back and the graduate may be photographed again. The reason stands in the activity list, signed with your key.</source>
        <translation>已通过的照片将被收回，该毕业生可重新拍照。理由记入操作记录，并用您的密钥签名。</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Not his photo</source>
        <translation>不是本人照片</translation>
    </message>
    <message>
        <source>The photo was matched by hand: take it back to those of nobody</source>
        <translation>照片是手动归入的：退回到未匹配的照片</translation>
    </message>
    <message>
        <source>Name, initials or number</source>
        <translation>姓名、拼音首字母或号码</translation>
    </message>
    <message>
        <source>Name, pinyin initials or number</source>
        <translation>姓名、拼音首字母或号码</translation>
    </message>
    <message>
        <source>The photo is among those of nobody again</source>
        <translation>照片已退回未匹配</translation>
    </message>
    <message>
        <source>Match it anew on the import page.</source>
        <translation>请在“导入”页重新匹配。</translation>
    </message>
</context>
<context>
    <name>mianguan::RosterSheet</name>
    <message>
        <source>Import a roster</source>
        <translation>导入名单</translation>
    </message>
    <message>
        <source>%1. Say which column holds what; nothing is written before you import. Importing a list again changes what is there and doubles nobody.</source>
        <translation>%1。请核对各列含义，导入之前不会写入任何内容。再次导入会更新已有信息，不会重复。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Problems of the list</source>
        <translation>名单中的问题</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>正在读取名单…</translation>
    </message>
    <message>
        <source>Checking the list…</source>
        <translation>正在核对名单…</translation>
    </message>
    <message>
        <source>Enter the batch this list is of.</source>
        <translation>请填写名单所属批次。</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>新增 %1 人</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>更改 %1 人</translation>
    </message>
    <message>
        <source>%1 as they are</source>
        <translation>不变 %1 人</translation>
    </message>
    <message>
        <source>%1 rows left out</source>
        <translation>未采用 %1 行</translation>
    </message>
    <message>
        <source>%1 known graduates are not in this list and stay</source>
        <translation>已有 %1 人不在此名单中，保留不动</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Sheet of the workbook</source>
        <translation>工作表</translation>
    </message>
</context>
<context>
    <name>mianguan::RulesCard</name>
    <message>
        <source>The school&apos;s rules</source>
        <translation>学校规则</translation>
    </message>
    <message>
        <source>People may review photos they collected themselves</source>
        <translation>允许审核自己采集的照片</translation>
    </message>
    <message>
        <source>Four eyes see more: leave it off where there are two people or more.</source>
        <translation>两双眼睛看得更清：有两人以上时请勿打开。</translation>
    </message>
    <message>
        <source>Lock after no key and no mouse for</source>
        <translation>无人操作多久后锁定</translation>
    </message>
    <message>
        <source>Recovery code on paper</source>
        <translation>纸质恢复码</translation>
    </message>
    <message>
        <source>Make a new one…</source>
        <translation>更换…</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos from files, as an exception to the desk</source>
        <translation>从文件导入照片（现场采集的例外）</translation>
    </message>
    <message>
        <source>of anyone</source>
        <translation>所有人的都可以</translation>
    </message>
    <message>
        <source>of graduates on a list only</source>
        <translation>仅限名单上的毕业生</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不允许</translation>
    </message>
</context>
<context>
    <name>mianguan::SafetyPage</name>
    <message>
        <source>Data safety</source>
        <translation>数据安全</translation>
    </message>
</context>
<context>
    <name>mianguan::SentenceList</name>
    <message>
        <source>Copy the list</source>
        <translation>复制清单</translation>
    </message>
    <message>
        <source>Save the list…</source>
        <translation>保存清单…</translation>
    </message>
    <message>
        <source>The list could not be written there. Choose another folder.</source>
        <translation>清单无法写入，请另选文件夹。</translation>
    </message>
    <message>
        <source>What is not as it was written</source>
        <translation>与写入时不一致之处</translation>
    </message>
    <message>
        <source>check</source>
        <comment>part of a file&apos;s name</comment>
        <translation>核验</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>保存清单</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
</context>
<context>
    <name>mianguan::SessionBoard</name>
    <message>
        <source>%1 done, %2 left</source>
        <translation>已拍 %1，剩 %2</translation>
    </message>
    <message>
        <source>How %1 goes</source>
        <translation>“%1”进度</translation>
    </message>
    <message>
        <source>Photos in ten minutes</source>
        <translation>每十分钟张数</translation>
    </message>
    <message>
        <source>Most often to mend</source>
        <translation>最常不合格的项目</translation>
    </message>
    <message>
        <source>Finish by</source>
        <translation>要在此前拍完</translation>
    </message>
    <message>
        <source>Time to finish by</source>
        <translation>拍完的时间</translation>
    </message>
    <message>
        <source>Done of the list</source>
        <translation>名单完成情况</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>photographed</source>
        <translation>已拍</translation>
    </message>
    <message>
        <source>left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>in the last hour</source>
        <translation>最近一小时</translation>
    </message>
    <message>
        <source>right the first time</source>
        <translation>一次通过</translation>
    </message>
    <message>
        <source>each, from arrival</source>
        <translation>每人用时（到场至提交）</translation>
    </message>
    <message>
        <source>Everybody on the list is done.</source>
        <translation>名单上的人都已了结。</translation>
    </message>
    <message>
        <source>At this pace done at about %1.</source>
        <translation>照这个速度，约 %1 拍完。</translation>
    </message>
    <message>
        <source>To finish by %1: %2 in ten minutes.</source>
        <translation>要在 %1 前拍完，每十分钟需 %2 张。</translation>
    </message>
    <message>
        <source>%1 is over; %2 are left.</source>
        <translation>已过 %1，还剩 %2 人。</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>%1, before %2</source>
        <translation>%1，之前 %2</translation>
    </message>
    <message>
        <source>Nothing was photographed yet.</source>
        <translation>还没有拍照。</translation>
    </message>
    <message numerus="yes">
        <source>Nothing to mend among the last %n photo(s).</source>
        <translation>
            <numerusform>最近 %n 张没有问题。</numerusform>
        </translation>
    </message>
    <message>
        <source>Wide bar: the last %1 photos; thin bar: the %2 before.</source>
        <translation>粗条：最近 %1 张；细条：之前 %2 张。</translation>
    </message>
    <message numerus="yes">
        <source>Of the last %n photo(s).</source>
        <translation>
            <numerusform>最近 %n 张。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, more than before: %2</source>
        <translation>%1，比之前多了：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a fault and its cure</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>mianguan::SessionPaper</name>
    <message>
        <source>Hand-over sheet</source>
        <translation>交接单</translation>
    </message>
    <message>
        <source>%1 of %2: %3 photographed, %4 absent, %5 received and not photographed</source>
        <translation>%1，%2：已拍 %3，缺席 %4，到了没拍 %5</translation>
    </message>
    <message>
        <source>Save the hand-over sheet</source>
        <translation>保存交接单</translation>
    </message>
    <message>
        <source>hand-over sheet</source>
        <comment>part of a file&apos;s name</comment>
        <translation>交接单</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>Received and not photographed</source>
        <translation>到了没拍</translation>
    </message>
    <message>
        <source>Rejected at the review</source>
        <translation>审核未通过</translation>
    </message>
    <message>
        <source>Printed %1 by Mianguan %2. Verdicts are told as of then.</source>
        <translation>%1 由免冠 %2 打印。审核结果以打印时为准。</translation>
    </message>
    <message>
        <source>of a session of collecting graduates&apos; certificate photos</source>
        <translation>毕业生图像信息采集场次</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>场次</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Place and desk</source>
        <translation>地点、采集台</translation>
    </message>
    <message>
        <source>Operators</source>
        <translation>操作员</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names of people</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Opened, closed</source>
        <translation>开场 – 结束</translation>
    </message>
    <message>
        <source>First arrival, last photo</source>
        <translation>首位到场 – 末张照片</translation>
    </message>
    <message>
        <source>On the list</source>
        <translation>名单人数</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>已到</translation>
    </message>
    <message>
        <source>Photographed</source>
        <translation>已拍</translation>
    </message>
    <message>
        <source>Received, no photo</source>
        <translation>到了没拍</translation>
    </message>
    <message>
        <source>Right the first time</source>
        <translation>一次通过</translation>
    </message>
    <message>
        <source>Review as of printing: %1 approved, %2 rejected, %3 waiting.</source>
        <translation>截至打印时的审核：通过 %1，未通过 %2，待审核 %3。</translation>
    </message>
    <message>
        <source>Fees of those received here</source>
        <translation>本场次到场人员缴费</translation>
    </message>
    <message numerus="yes">
        <source>%n graduate(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 yuan</source>
        <translation>%1 元</translation>
    </message>
    <message>
        <source>To check against the records</source>
        <translation>核对用</translation>
    </message>
    <message>
        <source>The session is still open.</source>
        <translation>场次尚未结束。</translation>
    </message>
    <message>
        <source>Closing event</source>
        <translation>结束记录</translation>
    </message>
    <message>
        <source>number %1 of station %2</source>
        <translation>第 %1 号，工作站 %2</translation>
    </message>
    <message>
        <source>Its seal (SHA-256)</source>
        <translation>记录摘要（SHA-256）</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>移交人</translation>
    </message>
    <message>
        <source>Received by</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
</context>
<context>
    <name>mianguan::SessionSheet</name>
    <message>
        <source>New session</source>
        <translation>新建场次</translation>
    </message>
    <message>
        <source>Change the session</source>
        <translation>修改场次</translation>
    </message>
    <message>
        <source>What is set here holds for everyone who is photographed in it, and stands in the activity list.</source>
        <translation>此处设置对本场次所有毕业生有效，并记入操作记录。</translation>
    </message>
    <message>
        <source>Open the session</source>
        <translation>开设场次</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>As the desk calls it: the day, the hall</source>
        <translation>便于识别即可，例如日期和场馆</translation>
    </message>
    <message>
        <source>School</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>采集台</translation>
    </message>
    <message>
        <source>Photos made to</source>
        <translation>照片标准</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>缴费</translation>
    </message>
    <message>
        <source>Amount, yuan</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Identity check</source>
        <translation>核对身份</translation>
    </message>
    <message>
        <source>Exceptions by</source>
        <translation>可破例放行者</translation>
    </message>
    <message>
        <source>Pictures from files may stand for the camera&apos;s</source>
        <translation>允许使用相册照片代替现场拍摄</translation>
    </message>
    <message>
        <source>Supervisors</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Supervisors and operators</source>
        <translation>主管和采集员</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
</context>
<context>
    <name>mianguan::SessionsView</name>
    <message>
        <source>New session…</source>
        <translation>新建场次…</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>采集场次</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Go to the desk</source>
        <translation>进入采集台</translation>
    </message>
    <message>
        <source>No session yet</source>
        <translation>还没有场次</translation>
    </message>
    <message>
        <source>A session is a day at a desk: which graduates, which specification, which rules.</source>
        <translation>场次即一次采集：面向哪些毕业生、按什么标准、守什么规则。</translation>
    </message>
    <message>
        <source>A supervisor plans the sessions.</source>
        <translation>场次由主管安排。</translation>
    </message>
    <message>
        <source>%1 on the list · %2 arrived · %3 photographed · %4 absent</source>
        <translation>名单 %1 人 · 已到 %2 · 已拍 %3 · 缺席 %4</translation>
    </message>
    <message>
        <source>All desks today</source>
        <translation>今天全部采集台</translation>
    </message>
    <message>
        <source>Open sessions and those of today, side by side</source>
        <translation>进行中的和今天的场次排在一张表里</translation>
    </message>
    <message>
        <source>Camera and light</source>
        <translation>相机与灯光</translation>
    </message>
    <message>
        <source>How it goes</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Hand-over sheet…</source>
        <translation>交接单…</translation>
    </message>
    <message>
        <source>End the session…</source>
        <translation>结束场次…</translation>
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
    <name>mianguan::SettleItemSheet</name>
    <message>
        <source>%1: %2</source>
        <comment>what, to whom</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Let it count?</source>
        <translation>认可这条记录？</translation>
    </message>
    <message>
        <source>Do not let it count?</source>
        <translation>驳回这条记录？</translation>
    </message>
    <message>
        <source>It will count everywhere, as if nothing had stood against it.</source>
        <translation>认可后各处均按有效计入。</translation>
    </message>
    <message>
        <source>It becomes void everywhere, and its author is told why. The photo is kept.</source>
        <translation>驳回后各处作废，并告知操作人原因。照片仍保留。</translation>
    </message>
    <message>
        <source>Let it count</source>
        <translation>认可</translation>
    </message>
    <message>
        <source>Make it void</source>
        <translation>驳回</translation>
    </message>
    <message>
        <source>Checked with whoever did it: it is right</source>
        <translation>已向操作人核实，情况属实</translation>
    </message>
    <message>
        <source>Done while the right still held</source>
        <translation>操作时权限仍然有效</translation>
    </message>
    <message>
        <source>The graduate was there in person</source>
        <translation>毕业生本人在场</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>Checked with whoever did it: it is not right</source>
        <translation>已向操作人核实，情况不符</translation>
    </message>
    <message>
        <source>Done without the right to do it</source>
        <translation>操作时没有相应权限</translation>
    </message>
    <message>
        <source>It was done again since</source>
        <translation>已重新办理</translation>
    </message>
    <message>
        <source>They will count everywhere, as if nothing had stood against them.</source>
        <translation>认可后各处均按有效计入。</translation>
    </message>
    <message>
        <source>They become void everywhere, and their authors are told why. The photos are kept.</source>
        <translation>驳回后各处作废，并告知操作人原因。照片仍保留。</translation>
    </message>
    <message>
        <source>Each becomes a decision of its own, with the one reason given here.</source>
        <translation>每项各记一条决定，原因相同。</translation>
    </message>
    <message numerus="yes">
        <source>Let %Ln item(s) count?</source>
        <translation>
            <numerusform>认可这 %Ln 条记录？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Do not let %Ln item(s) count?</source>
        <translation>
            <numerusform>驳回这 %Ln 条记录？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let %Ln count</source>
        <translation>
            <numerusform>认可 %Ln 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln void</source>
        <translation>
            <numerusform>驳回 %Ln 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>mianguan::SignInPage</name>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>%1 can go on at the same place. Someone else starts at their own.</source>
        <translation>%1 登录后可从原处继续，其他人从自己的位置开始。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Photos and names on this computer are encrypted until then.</source>
        <translation>登录之前，本机的照片和姓名都是加密的。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Forgot the password</source>
        <translation>忘记密码</translation>
    </message>
    <message>
        <source>It goes on behind the lock; then the photos are sealed.</source>
        <translation>锁定后仍在进行，完成后照片即封存。</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Try again in %1</source>
        <translation>密码错误次数过多，请在 %1 后再试</translation>
    </message>
    <message>
        <source>An administrator with the recovery code need not wait.</source>
        <translation>持有恢复码的管理员不必等待。</translation>
    </message>
    <message>
        <source>Everything recorded here so far is kept.</source>
        <translation>此前在这里的记录都已保存。</translation>
    </message>
</context>
<context>
    <name>mianguan::SignaturePad</name>
    <message>
        <source>Sign here</source>
        <translation>请在此签名</translation>
    </message>
</context>
<context>
    <name>mianguan::SitterConsent</name>
    <message>
        <source>I do not agree</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>I have read it and agree</source>
        <translation>我已阅读并同意</translation>
    </message>
    <message>
        <source>Sign anew</source>
        <translation>重签</translation>
    </message>
</context>
<context>
    <name>mianguan::SitterDesk</name>
    <message>
        <source>Please wait to be called</source>
        <translation>请等待叫号</translation>
    </message>
    <message>
        <source>%1, please sit down</source>
        <translation>%1，请入座</translation>
    </message>
</context>
<context>
    <name>mianguan::SitterWindow</name>
    <message>
        <source>Sitter&apos;s screen</source>
        <translation>现场屏</translation>
    </message>
    <message>
        <source>Is this photo right for you?</source>
        <translation>请确认照片</translation>
    </message>
</context>
<context>
    <name>mianguan::SpanControl</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>%1: automatic</source>
        <translation>%1：自动</translation>
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
    <name>mianguan::Station</name>
    <message>
        <source>The practice store could not be opened</source>
        <translation>练习库无法打开</translation>
    </message>
    <message>
        <source>Start the program with --practice.</source>
        <translation>请用 --practice 参数启动程序。</translation>
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
</context>
<context>
    <name>mianguan::StrengthMeter</name>
    <message>
        <source>At least 10 characters</source>
        <translation>至少 10 个字符</translation>
    </message>
    <message>
        <source>Four unrelated words are easy to remember and hard to guess.</source>
        <translation>四个互不相关的词好记又难猜。</translation>
    </message>
    <message>
        <source>Very hard to guess</source>
        <translation>很难猜到</translation>
    </message>
    <message>
        <source>Hard to guess</source>
        <translation>难以猜到</translation>
    </message>
</context>
<context>
    <name>mianguan::TicketPaper</name>
    <message>
        <source>Shooting number</source>
        <translation>拍摄序号</translation>
    </message>
</context>
<context>
    <name>mianguan::TicketPrinter</name>
    <message>
        <source>The ticket printer %1 is not there</source>
        <translation>号票打印机 %1 不在</translation>
    </message>
    <message>
        <source>Number ticket</source>
        <translation>号票</translation>
    </message>
    <message>
        <source>The printer %1 did not take the number ticket</source>
        <translation>打印机 %1 没有接收号票</translation>
    </message>
    <message>
        <source>The number ticket could not be written</source>
        <translation>号票没有存成</translation>
    </message>
    <message>
        <source>no folder is chosen</source>
        <translation>没有选文件夹</translation>
    </message>
    <message>
        <source>See to the printer, or choose another or files (&quot;Number ticket&quot;, at the top of the desk). Collecting goes on.</source>
        <translation>请检查打印机，或在“号票”里换一台、改存文件。采集照常进行。</translation>
    </message>
    <message>
        <source>Choose another folder or a printer (&quot;Number ticket&quot;, at the top of the desk). Collecting goes on.</source>
        <translation>请在“号票”里换个文件夹或打印机。采集照常进行。</translation>
    </message>
</context>
<context>
    <name>mianguan::TicketSheet</name>
    <message>
        <source>Sent to %1.</source>
        <translation>已发往 %1。</translation>
    </message>
    <message>
        <source>Number ticket</source>
        <translation>号票</translation>
    </message>
    <message>
        <source>A small paper with the shooting number for the graduate; the name on it is masked. The desk never waits for it.</source>
        <translation>给毕业生的小票，印拍摄序号，姓名遮盖。打印不耽误采集。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>When</source>
        <translation>何时打</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>打到哪里</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>不打</translation>
    </message>
    <message>
        <source>When someone sits down</source>
        <translation>落座时</translation>
    </message>
    <message>
        <source>When the photo is submitted</source>
        <translation>提交照片后</translation>
    </message>
    <message>
        <source>Roll of 58 mm</source>
        <translation>58 毫米卷纸</translation>
    </message>
    <message>
        <source>Roll of 80 mm</source>
        <translation>80 毫米卷纸</translation>
    </message>
    <message>
        <source>A4, to be cut</source>
        <translation>A4，自行裁切</translation>
    </message>
    <message>
        <source>As files in a folder</source>
        <translation>存成文件</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>选文件夹…</translation>
    </message>
    <message>
        <source>Print one now</source>
        <translation>试打一张</translation>
    </message>
    <message>
        <source>%1 (not there)</source>
        <translation>%1（不在）</translation>
    </message>
    <message>
        <source>This computer has no printer. Tickets can go as files into a folder, or not at all.</source>
        <translation>这台电脑没有打印机。号票可存成文件，或者不打。</translation>
    </message>
    <message>
        <source>Folder for number tickets</source>
        <translation>存放号票的文件夹</translation>
    </message>
    <message>
        <source>Choose the folder.</source>
        <translation>请选文件夹。</translation>
    </message>
</context>
<context>
    <name>mianguan::TopBar</name>
    <message>
        <source>Practice store</source>
        <translation>练习库</translation>
    </message>
    <message>
        <source>For trying things out: no sign-in, no lock, and nothing here is ever synchronised.</source>
        <translation>供试用：不登录、不锁定，永不同步。</translation>
    </message>
    <message>
        <source>Find a photo, a page or an action (Ctrl+K)</source>
        <translation>查找照片、页面或操作 (Ctrl+K)</translation>
    </message>
    <message numerus="yes">
        <source>Locks in %n s. Any key keeps it open.</source>
        <translation>
            <numerusform>%n 秒后锁定，按任意键保持打开。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, signed in</source>
        <translation>%1，已登录</translation>
    </message>
    <message>
        <source>Lock, change the password, sign out</source>
        <translation>锁定、修改密码、退出登录</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Change my password…</source>
        <translation>修改我的密码…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message numerus="yes">
        <source>%Ln not backed up</source>
        <comment>records</comment>
        <translation>
            <numerusform>未备份 %Ln 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>还没有备份过。</translation>
    </message>
    <message>
        <source>Last backup: %1.</source>
        <translation>上次备份：%1。</translation>
    </message>
    <message>
        <source>Click to make a backup.</source>
        <translation>点这里去备份。</translation>
    </message>
    <message>
        <source>Ask a supervisor to make a backup.</source>
        <translation>请主管备份。</translation>
    </message>
    <message numerus="yes">
        <source>Locks in %n s; shots are not submitted. Any key keeps it open.</source>
        <translation>
            <numerusform>%n 秒后锁定，有照片没提交。按任意键继续。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::UnmatchedCard</name>
    <message numerus="yes">
        <source>%n photo(s) of nobody on the roster</source>
        <translation>
            <numerusform>%n 张照片对不上名单</numerusform>
        </translation>
    </message>
    <message>
        <source>Their file names hold no number of a graduate, or of several.</source>
        <translation>文件名里没有毕业生的号码，或对得上几个人。</translation>
    </message>
    <message>
        <source>Match by hand…</source>
        <translation>手动匹配…</translation>
    </message>
</context>
<context>
    <name>mianguan::UnmatchedList</name>
    <message>
        <source>fits nobody</source>
        <translation>对不上名单</translation>
    </message>
    <message numerus="yes">
        <source>fits %n graduates</source>
        <translation>
            <numerusform>对得上 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>fits %1</source>
        <translation>可能是 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>mianguan::UnsentSheet</name>
    <message numerus="yes">
        <source>%n shot(s) of %1 are not submitted</source>
        <translation>
            <numerusform>%1的 %n 张照片没有提交</numerusform>
        </translation>
    </message>
    <message>
        <source>Submit and leave the desk</source>
        <translation>提交并离开采集台</translation>
    </message>
    <message>
        <source>Submit and sign out</source>
        <translation>提交并退出登录</translation>
    </message>
    <message>
        <source>Submit and close</source>
        <translation>提交并关闭</translation>
    </message>
    <message>
        <source>Unless you submit, nothing of this stays; %1 is called first again.</source>
        <translation>不提交就会丢失；%1会最先再被叫到。</translation>
    </message>
    <message>
        <source>No standard photo could be made; %1 is called first again.</source>
        <translation>做不出标准照；%1 会第一个再被叫到。</translation>
    </message>
    <message>
        <source>Drop and leave the desk</source>
        <translation>丢弃并离开采集台</translation>
    </message>
    <message>
        <source>Drop and sign out</source>
        <translation>丢弃并退出登录</translation>
    </message>
    <message>
        <source>Drop and close</source>
        <translation>丢弃并关闭</translation>
    </message>
    <message>
        <source>The hub has ended this session.</source>
        <translation>中心已结束本次登录。</translation>
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
    <name>mianguan::WhoPanel</name>
    <message>
        <source>Code, number or name</source>
        <translation>采集码、学号、身份证号或姓名</translation>
    </message>
    <message>
        <source>Scan the code, or type a student number, identity number or name (F2)</source>
        <translation>扫描采集码，或输入学号、身份证号、姓名 (F2)</translation>
    </message>
    <message>
        <source>Last four of the identity number</source>
        <translation>身份证号后四位</translation>
    </message>
    <message>
        <source>Name of the guardian who agrees</source>
        <translation>同意采集的监护人姓名</translation>
    </message>
    <message>
        <source>Graduates who fit</source>
        <translation>符合的毕业生</translation>
    </message>
    <message>
        <source>Class list</source>
        <translation>班级名单</translation>
    </message>
    <message>
        <source>Please sit down</source>
        <translation>请入座</translation>
    </message>
    <message>
        <source>Consent is noted, a number is given (Enter)</source>
        <translation>记录同意并发拍摄序号 (Enter)</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺席</translation>
    </message>
    <message>
        <source>Not here today (F4)</source>
        <translation>今天未到 (F4)</translation>
    </message>
    <message>
        <source>Not on the list…</source>
        <translation>手动关联学籍…</translation>
    </message>
    <message>
        <source>Add the graduate by hand, with the reason</source>
        <translation>手动添加该毕业生，并填写理由</translation>
    </message>
    <message>
        <source>Nobody in %1 has &quot;%2&quot;. Look at it again, try another number or the name.</source>
        <translation>%1 名单中没有“%2”。请核对，或换用其他号码、姓名查找。</translation>
    </message>
    <message>
        <source>Enter calls the next: %1</source>
        <translation>按回车叫下一位：%1</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>拍摄序号 %1</translation>
    </message>
    <message>
        <source>Let in all the same</source>
        <translation>破例放行</translation>
    </message>
    <message>
        <source>The reason stands in the activity list, signed with your key.</source>
        <translation>理由记入操作记录，并用您的密钥签名。</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>放行</translation>
    </message>
    <message>
        <source>The list: %1 of %2</source>
        <translation>名单：%1 / %2</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1：%2 / %3</translation>
    </message>
    <message>
        <source>The code is being decoded…</source>
        <translation>正在解码采集码…</translation>
    </message>
    <message>
        <source>✓ The identity card is this graduate&apos;s</source>
        <translation>✓ 身份证是本人的</translation>
    </message>
    <message>
        <source>This session asks for the identity card</source>
        <translation>本场次须核对身份证</translation>
    </message>
    <message>
        <source>Checked: it is this person</source>
        <translation>证件已核对，是本人</translation>
    </message>
    <message>
        <source>✕ The card that was read is somebody else&apos;s</source>
        <translation>✕ 刚读的不是本人的身份证</translation>
    </message>
    <message>
        <source>Relation to the graduate, such as mother</source>
        <translation>与毕业生的关系，如母亲</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not on this session&apos;s list (%2), but on: %3. Send the graduate to a session of that list, or ask your supervisor.</source>
        <translation>“%1”不在本场次名单（%2）上；在名单上的是——%3。请到该名单的场次采集，或请主管处理。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Relation, such as mother</source>
        <translation>与毕业生的关系，如母亲</translation>
    </message>
    <message numerus="yes">
        <source>%n fit. Ask for the student number or the last four of the identity number, then choose.</source>
        <translation>
            <numerusform>有 %n 条学籍符合。请问清学号或身份证号后四位，再选择。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mianguan::Workspace</name>
    <message>
        <source>This station</source>
        <translation>本工作站</translation>
    </message>
    <message>
        <source>The practice store has no sign-in and no lock</source>
        <translation>练习库不登录、不锁定</translation>
    </message>
    <message>
        <source>judge verdicts queue</source>
        <comment>other words for the review page</comment>
        <translation>审核 结论 队列 shenhe sh</translation>
    </message>
    <message>
        <source>add files folder watch</source>
        <comment>other words for the import page</comment>
        <translation>导入 添加 文件 文件夹 监视 daoru dr</translation>
    </message>
    <message>
        <source>export hand over</source>
        <comment>other words for the delivery page</comment>
        <translation>交付 导出 jiaofu jf</translation>
    </message>
    <message>
        <source>audit log history who</source>
        <comment>other words for the activity page</comment>
        <translation>记录 审计 日志 历史 caozuo jilu czjl</translation>
    </message>
    <message>
        <source>backup verify check purge certificate keys</source>
        <comment>other words for the safety page</comment>
        <translation>备份 核验 清除 证明 密钥 shuju anquan sjaq beifen bf</translation>
    </message>
    <message>
        <source>users roles rights password</source>
        <comment>other words for the people page</comment>
        <translation>人员 用户 角色 权限 密码 renyuan ry</translation>
    </message>
    <message>
        <source>language colours options</source>
        <comment>other words for the settings page</comment>
        <translation>语言 颜色 选项 shezhi sz</translation>
    </message>
    <message>
        <source>Choose photos to import…</source>
        <translation>选择要导入的照片…</translation>
    </message>
    <message>
        <source>Photos: %1</source>
        <comment>a queue</comment>
        <translation>照片：%1</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Change my password…</source>
        <translation>修改我的密码…</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>desk camera session shoot</source>
        <comment>other words for the page where photos are taken</comment>
        <translation>采集 相机 场次 拍照 caiji</translation>
    </message>
    <message>
        <source>list graduates students import</source>
        <comment>other words for the roster page</comment>
        <translation>名单 毕业生 学籍 学生 mingdan</translation>
    </message>
    <message>
        <source>Ask a supervisor to make a backup</source>
        <translation>请主管备份</translation>
    </message>
    <message>
        <source>hub waiting void disputed network</source>
        <comment>other words for the synchronisation page</comment>
        <translation>中心 上传 等待 作废 争议 网络 tb zx</translation>
    </message>
    <message numerus="yes">
        <source>%Ln record(s) and pictures are being sent to the hub</source>
        <translation>
            <numerusform>正在向中心上传 %Ln 项记录和图像</numerusform>
        </translation>
    </message>
</context>
</TS>
