/**
 * The 35 stations of the Beijing municipal network, 2013-2016: facts, not measurements.
 * Ids are those of the wide files; places in degrees, WGS 84 as far as the source says, to 0.001 degree.
 * Source: the station table of gongxijun/predict_aqi @840c068e (names and places as the Beijing Municipal Ecological and
 * Environmental Monitoring Centre published them, places as in the station list of KDD Cup 2018); Pinggu and Donggaocun checked
 * against the archive's own list of its stations. Districts by the stations' names and addresses.
 */
export interface BeijingStation {
  readonly id: string
  readonly name_zh: string
  readonly name_en: string
  readonly lon: number
  readonly lat: number
  readonly district: string
}

/** The station of that id, or undefined. */
export function beijingStation(id: string): BeijingStation | undefined { return byId.get(id) }

export const BEIJING_STATIONS: readonly BeijingStation[] = [
  { id: 'dongsi', name_zh: '东四', name_en: 'Dongsi', lon: 116.417, lat: 39.929, district: 'dongcheng' },
  { id: 'tiantan', name_zh: '天坛', name_en: 'Tiantan', lon: 116.407, lat: 39.886, district: 'dongcheng' },
  { id: 'guanyuan', name_zh: '官园', name_en: 'Guanyuan', lon: 116.339, lat: 39.929, district: 'xicheng' },
  { id: 'wanshouxigong', name_zh: '万寿西宫', name_en: 'Wanshou Xigong', lon: 116.352, lat: 39.878, district: 'xicheng' },
  { id: 'aotizhongxin', name_zh: '奥体中心', name_en: 'Aoti Zhongxin', lon: 116.397, lat: 39.982, district: 'chaoyang' },
  { id: 'nongzhanguan', name_zh: '农展馆', name_en: 'Nongzhanguan', lon: 116.461, lat: 39.937, district: 'chaoyang' },
  { id: 'wanliu', name_zh: '万柳', name_en: 'Wanliu', lon: 116.287, lat: 39.987, district: 'haidian' },
  { id: 'beibuxinqu', name_zh: '北部新区', name_en: 'Beibu Xinqu', lon: 116.174, lat: 40.09, district: 'haidian' },
  { id: 'zhiwuyuan', name_zh: '植物园', name_en: 'Zhiwuyuan', lon: 116.207, lat: 40.002, district: 'haidian' },
  { id: 'fengtaihuayuan', name_zh: '丰台花园', name_en: 'Fengtai Huayuan', lon: 116.279, lat: 39.863, district: 'fengtai' },
  { id: 'yungang', name_zh: '云岗', name_en: 'Yungang', lon: 116.146, lat: 39.824, district: 'fengtai' },
  { id: 'gucheng', name_zh: '古城', name_en: 'Gucheng', lon: 116.184, lat: 39.914, district: 'shijingshan' },
  { id: 'fangshan', name_zh: '房山', name_en: 'Fangshan', lon: 116.136, lat: 39.742, district: 'fangshan' },
  { id: 'daxing', name_zh: '大兴', name_en: 'Daxing', lon: 116.404, lat: 39.718, district: 'daxing' },
  { id: 'yizhuang', name_zh: '亦庄', name_en: 'Yizhuang', lon: 116.506, lat: 39.795, district: 'daxing' },
  { id: 'tongzhou', name_zh: '通州', name_en: 'Tongzhou', lon: 116.663, lat: 39.886, district: 'tongzhou' },
  { id: 'shunyi', name_zh: '顺义', name_en: 'Shunyi', lon: 116.655, lat: 40.127, district: 'shunyi' },
  { id: 'changping', name_zh: '昌平', name_en: 'Changping', lon: 116.23, lat: 40.217, district: 'changping' },
  { id: 'mentougou', name_zh: '门头沟', name_en: 'Mentougou', lon: 116.106, lat: 39.937, district: 'mentougou' },
  { id: 'pinggu', name_zh: '平谷', name_en: 'Pinggu', lon: 117.1, lat: 40.143, district: 'pinggu' },
  { id: 'huairou', name_zh: '怀柔', name_en: 'Huairou', lon: 116.628, lat: 40.328, district: 'huairou' },
  { id: 'miyun', name_zh: '密云', name_en: 'Miyun', lon: 116.832, lat: 40.37, district: 'miyun' },
  { id: 'yanqing', name_zh: '延庆', name_en: 'Yanqing', lon: 115.972, lat: 40.453, district: 'yanqing' },
  { id: 'dingling', name_zh: '定陵', name_en: 'Dingling', lon: 116.22, lat: 40.292, district: 'changping' },
  { id: 'badaling', name_zh: '八达岭', name_en: 'Badaling', lon: 115.988, lat: 40.365, district: 'yanqing' },
  { id: 'miyunshuiku', name_zh: '密云水库', name_en: 'Miyun Reservoir', lon: 116.911, lat: 40.499, district: 'miyun' },
  { id: 'donggaocun', name_zh: '东高村', name_en: 'Donggaocun', lon: 117.12, lat: 40.1, district: 'pinggu' },
  { id: 'yongledian', name_zh: '永乐店', name_en: 'Yongledian', lon: 116.783, lat: 39.712, district: 'tongzhou' },
  { id: 'yufa', name_zh: '榆垡', name_en: 'Yufa', lon: 116.3, lat: 39.52, district: 'daxing' },
  { id: 'liulihe', name_zh: '琉璃河', name_en: 'Liulihe', lon: 116, lat: 39.58, district: 'fangshan' },
  { id: 'qianmen', name_zh: '前门', name_en: 'Qianmen', lon: 116.395, lat: 39.899, district: 'dongcheng' },
  { id: 'yongdingmennei', name_zh: '永定门内', name_en: 'Yongdingmen Nei', lon: 116.394, lat: 39.876, district: 'dongcheng' },
  { id: 'xizhimenbei', name_zh: '西直门北', name_en: 'Xizhimen Bei', lon: 116.349, lat: 39.954, district: 'xicheng' },
  { id: 'nansanhuan', name_zh: '南三环', name_en: 'Nan Sanhuan', lon: 116.368, lat: 39.856, district: 'fengtai' },
  { id: 'dongsihuan', name_zh: '东四环', name_en: 'Dong Sihuan', lon: 116.483, lat: 39.939, district: 'chaoyang' },
]

const byId = new Map(BEIJING_STATIONS.map(station => [station.id, station]))
