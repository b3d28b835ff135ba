/** How the platform looks: one file. Dense, calm, no animation, contrast of WCAG AA at 14 px. */
import type { ThemeConfig } from 'antd';

export const theme: ThemeConfig = {
  zeroRuntime: true,
  hashed: false,
  cssVar: { key: 'zhiheng' },
  token: {
    colorPrimary: '#17568c',
    colorInfo: '#17568c',
    colorLink: '#17568c',
    colorSuccess: '#1d6b3a',
    colorWarning: '#8a5300',
    colorError: '#b3261e',
    // Derived backgrounds turn muddy once the seeds are dark; these are set by hand.
    colorInfoBg: '#eef5fb',
    colorSuccessBg: '#eef7f0',
    colorWarningBg: '#fdf5e6',
    colorErrorBg: '#fdf0ef',
    colorInfoBorder: '#a9c8e3',
    colorSuccessBorder: '#a5d0b3',
    colorWarningBorder: '#e2c38c',
    colorErrorBorder: '#e5b0ac',
    colorText: '#1b2530',
    colorTextSecondary: '#475363',
    colorTextTertiary: '#5a6675',
    colorTextQuaternary: '#66717f',
    colorTextPlaceholder: '#66717f',
    colorTextDescription: '#4d5968',
    colorBgLayout: '#f3f5f7',
    colorBorder: '#8a95a3',
    colorBorderSecondary: '#dfe4e9',
    borderRadius: 3,
    fontSize: 14,
    motion: false,
    wireframe: false,
    fontFamily:
      "'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',system-ui,sans-serif,SimSun-ExtB,'MingLiU-ExtB','Noto Serif CJK SC'",
  },
  components: {
    Table: { headerBg: '#eef1f4', headerColor: '#2c3846', cellPaddingBlockSM: 5, cellPaddingInlineSM: 8 },
    Menu: { itemHeight: 30, itemMarginBlock: 1, itemMarginInline: 4, subMenuItemBg: 'transparent' },
    Form: { itemMarginBottom: 10, verticalLabelPadding: '0 0 2px' },
    Descriptions: { itemPaddingBottom: 4 },
  },
};
