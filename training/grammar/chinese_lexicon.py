"""The Chinese words that made sentences are filled with, each with the polarity people give it.

Written by hand for film comments; no word was taken from a test set. As in ``english_lexicon.py``,
a slot of ``chinese_frames.py`` names an entry of ``POLAR`` (blame, praise) or of ``PLAIN``.
"""

from typing import Final

Words = tuple[str, ...]


def _words(text: str) -> Words:
    return tuple(text.split())


# Adjectives that stand behind 很 and 不. The first ones are drawn more often (COMMON).
GOOD: Final = _words("""
    好看 好 精彩 有趣 感人 好笑 有意思 搞笑 喜欢 好玩 吸引人 值得看 用心 真实 精致 流畅 紧凑 温馨 动人
    真诚 细腻 深刻 震撼 惊艳 出色 优秀 到位 过瘾 自然 聪明 巧妙 幽默 轻松 温暖 治愈 刺激 走心 良心
    靠谱 高级 扎实 饱满 漂亮 美 唯美 舒服 开心 满意 耐看 新颖 新鲜 有新意 有创意 有深度 有内涵 有诚意
    有才 有爱 热血 带感 带劲 生动 丰富 成功 特别 合理 清新 浪漫 厉害 可爱 值 有看头 值得 引人入胜
    让人感动 让人惊喜 让人满意 令人难忘 讨人喜欢 打动人 感动 快乐 酷 帅 鲜活 成熟 大气 完整 有味道 有品位
""")
BAD: Final = _words("""
    难看 烂 差 无聊 糟糕 失望 垃圾 没意思 尴尬 枯燥 乏味 拖沓 沉闷 恶心 幼稚 俗套 老套 狗血 做作 矫情
    冗长 空洞 苍白 平庸 平淡 浮夸 混乱 糟 差劲 劣质 粗糙 敷衍 虚假 假 傻 蠢 难受 坑 坑人 雷人 生硬
    牵强 土 闷 累 讨厌 烦 烦人 吵 业余 低级 无趣 没劲 失败 离谱 弱智 脑残 莫名其妙 啰嗦 肤浅 庸俗 恶俗
    低俗 乱 散 慢 水 丑 难听 让人失望 让人犯困 令人失望 令人厌烦 令人作呕 让人难受 让人尴尬 让人生气 贫乏
    僵硬 呆板 刻意 多余 可笑 荒唐 廉价 过时 单调 催眠 无语 烂俗 刺耳 痛苦 后悔 懒 冷 小气 恐怖地差
""")
# Praise and blame that no 不 stands in front of.
GREAT: Final = _words("""
    完美 经典 不错 很棒 太棒了 棒极了 超赞 一流 绝了 很赞 无敌 满分 绝佳 惊为天人 无可挑剔 令人叫绝 很好
    非常好 挺好 真好 特别好 一绝 顶级 超好看 超级好看 真不错 相当不错 非常不错 很不错 挺不错 蛮好看 赞
""")
AWFUL: Final = _words("""
    烂透了 烂到家了 很烂 太烂了 巨烂 超烂 差到极点 很差 太差了 极差 一塌糊涂 惨不忍睹 不忍直视 没法看
    一无是处 毫无可取之处 莫名其妙 很垃圾 太垃圾了 巨难看 超难看 真难看 奇烂无比 弱爆了 不行 不怎么样 不咋样
    不咋地 很糟 糟透了 够烂 够差 槽点满满 辣眼睛
""")
# After 是 or 算是: "是一部佳作".
PRAISE_NOUN: Final = _words("""
    好片 好电影 佳作 杰作 神作 经典 良心之作 诚意之作 好作品 精品 力作 好剧 上乘之作 惊喜 享受 良心电影
""")
BLAME_NOUN: Final = _words("""
    烂片 垃圾 烂电影 败笔 笑话 灾难 骗钱货 失败之作 烂剧 垃圾片 大烂片 折磨 闹剧 圈钱之作 浪费 悲剧 渣片
""")
# After 我: "我喜欢这部电影".
LIKE: Final = _words("喜欢 爱 爱看 享受 欣赏 推荐 佩服 期待 看好 想再看 怀念 支持 享受看")
DISLIKE: Final = _words("讨厌 反感 嫌弃 受不了 看不起 鄙视 厌恶 烦 想吐槽 看烦了 恨 后悔看")
# After 让我 and 没有让我.
GLAD: Final = _words("""
    感动 惊喜 开心 满意 着迷 笑出声 流泪 热泪盈眶 印象深刻 回味 入迷 心动 温暖 震撼 兴奋 投入 佩服 动容
""")
SORRY: Final = _words("""
    失望 犯困 想睡 尴尬 生气 难受 出戏 反感 无语 想走 恶心 头疼 打瞌睡 后悔 厌烦 郁闷 无聊 抓狂 不适
""")
# Behind 打动了 and the like: what a film does to people, and what it fails to do.
PLEASE: Final = _words("打动 感动 吸引 震撼 温暖 惊艳 征服 触动 逗乐 治愈 抓住")
DISPLEASE: Final = _words("恶心 雷 坑 折磨 骗 欺骗 侮辱 催眠 气 烦 吓")
# Behind 有 and 没有.
MERIT: Final = _words("""
    诚意 惊喜 笑点 亮点 看点 新意 内涵 深度 感情 灵魂 创意 泪点 优点 美感 趣味 意思 水平 质感 温度 道理
    可取之处 意义 逻辑 韵味
""")
FAULT: Final = _words("""
    缺点 尿点 槽点 毛病 漏洞 硬伤 败笔 问题 废话 冷场 瑕疵 破绽 尴尬的地方 多余的戏 注水 不足 不好的地方
    可挑剔的地方 让人出戏的地方 无聊的地方
""")
# Behind 演得, 拍得, 写得.
WELL: Final = _words("""
    好 很好 不错 真好 精彩 到位 很棒 漂亮 用心 自然 很真实 细腻 很感人 出色 很美 很有意思 太好了 挺好 传神
""")
BADLY: Final = _words("""
    差 很差 糟糕 很烂 太烂了 敷衍 生硬 很假 尴尬 乱七八糟 一般 太差了 做作 不好 很难看 莫名其妙 粗糙 像闹着玩
""")

FILM: Final = _words("""
    这部电影 电影 这片子 影片 片子 这部片 这部剧 整部电影 这电影 该片 本片 这部 它 这个电影 这片 整部片子 全片
    这戏 这个片子
""")
PART: Final = _words("""
    剧情 故事 演技 演员 音乐 配乐 画面 特效 台词 对白 节奏 结尾 结局 开头 导演 男主 女主 主角 配角 剪辑 摄影
    题材 情节 表演 对话 人物 细节 片尾曲 动作戏 打斗 气氛 剧本
""")
KIND: Final = _words("电影 片子 影片 片 剧 故事 作品 喜剧 动画片 纪录片 爱情片")
WHO: Final = _words("我 我们 大家 观众 朋友 我妈 我朋友 全家 孩子 我爸 同事 老婆 室友 所有人")
DEGREE: Final = _words("""
    很 非常 太 特别 真 真的 真是 超级 超 好 十分 极其 相当 挺 比较 实在太 简直太 真的很 的确很 确实很 蛮 有点
    格外 实在
""")
AT_ALL: Final = _words(
    "一点也不 一点都不 一点儿也不 完全不 丝毫不 根本不 并不 绝不 毫不 压根不 半点也不 真不 可不 从不 绝对不 倒不"
)
NOT_VERY: Final = _words(
    "不太 不是很 不算 不怎么 不够 不那么 没那么 并不是很 不见得 谈不上 说不上 算不上 不大 没有多 称不上"
)
NOBODY: Final = _words("没人 没有人 谁都不会 没有谁")
NAME: Final = _words("小王 李明 张老师 王芳 小刘 陈先生 赵丽 老周 小林 刘洋")
PLACE: Final = _words(
    "上海 北京 广州 成都 香港 巴黎 东京 杭州 重庆 纽约 乡下 山里 海边 学校 医院 火车上 一个小镇 医院里"
)
TIME: Final = _words(
    "昨天 今天 上周 周末 昨晚 去年 刚才 晚上 星期二 早上 上个月 元旦 下午 前几天 国庆"
)
NUMBER: Final = _words("一 两 三 四 五 六 七 八 九 十 十二 二十 三十 九十 一百 一百二十")
JOB: Final = _words("老师 医生 警察 学生 厨师 司机 农民 记者 士兵 画家 护士 律师 歌手 渔民 快递员")
THING: Final = _words(
    "房子 汽车 书 桌子 椅子 杯子 火车 信 桥 船 马 相机 手机 包 大衣 钥匙 门 窗户 灯 瓶子 地图 票 钟 树"
)
TOPIC: Final = _words(
    "一家人 两兄弟 一个警察 一对夫妻 一次旅行 一座城市 一场战争 一个村子 一个厨师 一群学生 一只猫 一起案件"
)
FUNCTION: Final = _words("""
    的 了 是 在 和 也 就 都 而 及 与 着 或 一个 没有 我们 你们 他们 这 那 这个 那个 什么 怎么 因为 所以 如果 但是 不过
    虽然 不 没 很 有 看 电影 人 上 下 我 你 他 她 它 说 要 去 会 到 以 之 为 被 从 把 让 给
""")
GREETING: Final = _words("""
    你好 您好 大家好 早上好 晚上好 晚安 再见 谢谢 不客气 你是谁 我是学生 请问 好的 嗯 是的 在吗 喂 测试 测试一下
    一二三 哈喽 明天见 请坐 你叫什么名字 我叫小明 今天几号 现在几点 吃饭了吗 吃了吗 我吃苹果 他在家 我去学校
""")

# Words that judge nothing although characters of praise or blame stand in them.
INNOCENT: Final = _words("""
    美国 美术 美食 美元 爱人 爱好 好友 好几个 好多人 正好 只好 好像 好的 友好路 快递 快车 快门 高楼 高中 高速 高铁 精品店 精灵 神话 神父 赞助
    喜剧 喜糖 欢迎 笑脸 趣味题 妙龄 佳节 优盘 出差 时差 误差 差价 坏人 难民 难题 烂尾楼 垃圾桶 垃圾车 失物 失业 死机 无线 不锈钢 没电 丑角
    恶人 闷热 假期 请假 假牙 糟鱼 乱码 白费 废纸 浪费 无人机 不倒翁 差不多两点 早上好 晚上好 下午好 大家好 老师好 好久不见 你好吗
""")

# Entries named by the frames: (blame, praise).
POLAR: Final[dict[str, tuple[Words, Words]]] = {
    "adj": (BAD, GOOD),
    "says": (AWFUL, GREAT),
    "noun": (BLAME_NOUN, PRAISE_NOUN),
    "like": (DISLIKE, LIKE),
    "glad": (SORRY, GLAD),
    "please": (DISPLEASE, PLEASE),
    "merit": (FAULT, MERIT),
    "well": (BADLY, WELL),
}
PLAIN: Final[dict[str, Words]] = {
    "film": FILM,
    "part": PART,
    "kind": KIND,
    "who": WHO,
    "very": DEGREE,
    "atall": AT_ALL,
    "notvery": NOT_VERY,
    "nobody": NOBODY,
    "name": NAME,
    "place": PLACE,
    "time": TIME,
    "number": NUMBER,
    "job": JOB,
    "thing": THING,
    "topic": TOPIC,
    "function": FUNCTION,
    "greeting": GREETING,
    "innocent": INNOCENT,
}
# Common words, drawn more often than the rest: every audience tries these.
COMMON: Final = 16
