namespace Prism.Warehouse;
