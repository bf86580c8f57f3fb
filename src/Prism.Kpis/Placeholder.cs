namespace Prism.Kpis;
