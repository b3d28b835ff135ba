/** The part of ECharts that bars need, drawn as SVG in the font of the page. */
import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, GridComponent, SVGRenderer]);

/** Draws and gives back how to clear it. */
export function drawBars(box: HTMLElement, names: string[], values: number[]): () => void {
  const fontFamily = getComputedStyle(document.body).fontFamily;
  const chart = init(box, undefined, { renderer: 'svg' });
  chart.setOption({
    animation: false,
    textStyle: { fontFamily, fontSize: 12, color: '#1b2530' },
    grid: { left: 8, right: 40, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', splitLine: { lineStyle: { color: '#e3e8ec' } } },
    yAxis: { type: 'category', inverse: true, data: names, axisTick: { show: false } },
    series: [
      {
        type: 'bar',
        data: values,
        itemStyle: { color: '#17568c' },
        label: { show: true, position: 'right' },
        barMaxWidth: 14,
      },
    ],
  });
  const resize = new ResizeObserver(() => chart.resize());
  resize.observe(box);
  return () => {
    resize.disconnect();
    chart.dispose();
  };
}
