using Prism.AppHost;

return await AppHostOptions.Command(MainJob.RunAsync).Parse(args).InvokeAsync();
