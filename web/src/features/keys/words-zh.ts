import type { keys as english } from './words-en';

export const keys: typeof english = {
  title: '按键',
  intro: '页面上圆形的“?”是按钮：点按它，会说明旁边的内容。',
  places: {
    anywhere: '任何位置',
    strip: '在曲线和热图上',
    elsewhere: '其他位置',
    room: '大字演示时',
  },
  does: {
    list: '打开这份列表（文本框以外）',
    next: '移到下一处：影评、曲线、热图、按钮、视图；加 Shift 则往回',
    close: '关闭菜单、对话框或导览',
    undo: '撤销上一次更改（文本框以外）',
    redo: '重做',
    room: '切换大字演示',
    speed: '播放时加快或放慢',
    step: '后退或前进一步',
    tenSteps: '后退或前进十步',
    ends: '第一步，最后一步',
    play: '从第一个{词}开始播放，或暂停（在曲线上）',
    unit: '换单元（在热图上）',
    view: '换视图（在视图名称上）',
    number: '换一个数（在某一步的矩阵里）',
    word: '后退或前进一个{词}；也可用 Page Up、Page Down 和空格键',
    leave: '退出',
  },
  isOn: '按 ? 键打开这份列表',
  close: '关闭',
};
