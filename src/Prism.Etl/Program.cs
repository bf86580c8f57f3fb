using Prism.Etl.Commands;

return await EtlCommandLine.InvokeAsync(args);
